package dev.evenhand.results;

import dev.evenhand.card.Background;
import dev.evenhand.card.Card;
import dev.evenhand.card.CardPlan;
import dev.evenhand.card.Evidence;
import dev.evenhand.card.Logged;
import dev.evenhand.card.StudyFacts;
import dev.evenhand.card.Variations;
import dev.evenhand.ledger.LedgerWatch;
import dev.evenhand.study.Study;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The current cards of studies, made anew only when votes or facts have changed. What is remembered can be lost. */
@Component
public class CardBook {

    private static final int MOST = 24;

    private final CardVotesReading votes;
    private final CardFacts facts;
    private final Tallies tallies;
    private final CardBackground backgrounds;
    private final LedgerWatch ledgers;
    private final JsonMapper json;
    private final Map<Long, Page> pages = new LinkedHashMap<>(MOST, 0.75f, true);

    CardBook(
            CardVotesReading votes,
            CardFacts facts,
            Tallies tallies,
            CardBackground backgrounds,
            LedgerWatch ledgers,
            JsonMapper json) {
        this.backgrounds = backgrounds;
        this.ledgers = ledgers;
        this.votes = votes;
        this.facts = facts;
        this.tallies = tallies;
        this.json = json;
    }

    public Card of(Study study) {
        return page(study).card(study);
    }

    /** The headline by every other defensible choice. */
    Variations variations(Study study) {
        return page(study).variations(study);
    }

    private Page page(Study study) {
        synchronized (pages) {
            var page = pages.computeIfAbsent(study.id(), id -> new Page());
            if (pages.size() > MOST) {
                pages.remove(pages.keySet().iterator().next());
            }
            return page;
        }
    }

    private Logged logged(Study study) {
        var health = ledgers.of(study.id());
        return new Logged(
                health.size(),
                health.signed(),
                Optional.ofNullable(health.checkedAt()).map(Instant::toString),
                health.votesSince(),
                health.findings(),
                Optional.ofNullable(health.frozen()),
                health.late(),
                health.overdue(),
                health.clockBack().toSeconds(),
                health.guarded());
    }

    /** What a card was made of; looks change no number of it, and every reading of an open study is one. */
    private record State(Tallies.Version version, StudyFacts facts) {

        State {
            facts = facts.withLooks(0);
        }
    }

    /** Those who ask for the same card at the same time wait for one making of it. */
    private final class Page {

        private @Nullable State state;
        private @Nullable Card card;
        private @Nullable Variations variations;
        private @Nullable Background background;

        synchronized Card card(Study study) {
            var now = renew(study);
            var known = card;
            if (known == null) {
                known = Card.of(evidence(study, now));
            }
            card = known.afterLooks(now.looks()).logged(logged(study));
            return card;
        }

        synchronized Variations variations(Study study) {
            var now = renew(study);
            var known = variations;
            if (known == null) {
                known = Variations.of(evidence(study, now));
                variations = known;
            }
            return known;
        }

        private Evidence evidence(Study study, StudyFacts known) {
            var plan = CardPlan.of(json.readTree(study.plan()));
            background = backgrounds.of(study, background);
            return new Evidence(plan, known, votes.of(study, plan.models()), background);
        }

        /** The version is read before the votes: a vote between the two costs another making and is never missed. */
        private StudyFacts renew(Study study) {
            var version = tallies.version(study.id());
            var known = facts.of(study);
            var now = new State(version, known);
            if (!now.equals(state)) {
                state = now;
                card = null;
                variations = null;
            }
            return known;
        }
    }
}
