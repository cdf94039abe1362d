package dev.evenhand.results;

import dev.evenhand.card.CardPlan;
import dev.evenhand.card.Measured;
import dev.evenhand.card.Watch;
import dev.evenhand.study.Studies;
import dev.evenhand.study.Study;
import dev.evenhand.study.StudyEvents;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Carries out the sequential rule: looks whenever votes have come, writes each look down, and ends the issue of ballots. */
@Component
class SequentialRule {

    private static final String ACTOR = "sequential rule";
    private static final MathContext DIGITS = new MathContext(9);

    private static final Logger LOG = LoggerFactory.getLogger(SequentialRule.class);

    private final JdbcClient jdbc;
    private final Studies studies;
    private final StudyEvents events;
    private final VoteMemory votes;
    private final Looking looking;
    private final Tallies tallies;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Map<Long, Tallies.Version> seen = new HashMap<>();
    private final Set<String> failing = new HashSet<>();

    SequentialRule(
            JdbcClient jdbc,
            Studies studies,
            StudyEvents events,
            VoteMemory votes,
            Looking looking,
            Tallies tallies,
            TransactionTemplate transaction,
            JsonMapper json) {
        this.jdbc = jdbc;
        this.studies = studies;
        this.events = events;
        this.votes = votes;
        this.looking = looking;
        this.tallies = tallies;
        this.transaction = transaction;
        this.json = json;
    }

    /**
     * Looks at every open sequential study that has not ended; one that fails does not keep the others waiting. One
     * caller after the other (nodes take turns by their job), so that no look is written down twice or after a later one.
     */
    synchronized void look() {
        jdbc.sql("""
                select slug from study s
                where state = 'open' and plan::jsonb -> 'stopping' ->> 'rule' = 'sequential'
                  and not exists (select 1 from sequential_end e where e.study_id = s.id)
                order by id""").query(String.class).list().forEach(this::attempt);
    }

    private void attempt(String slug) {
        try {
            look(studies.get(slug));
            failing.remove(slug);
        } catch (RuntimeException e) {
            if (failing.add(slug)) {
                LOG.error("The sequential rule could not look at study {}, and goes on trying", slug, e);
            }
        }
    }

    /** What was seen counts as seen once it is written down; the version is read before the votes. */
    private void look(Study study) {
        var version = tallies.version(study.id());
        if (version.equals(seen.get(study.id()))) {
            return;
        }
        var plan = CardPlan.of(json.readTree(study.plan()));
        var measured =
                Watch.look(plan, looking.planned(study.id()), votes.of(study).cardVotes());
        measured.interval().ifPresent(range -> tell(study.id(), measured, range));
        seen.put(study.id(), version);
    }

    private void tell(long study, Measured measured, Measured.Range range) {
        var facts = Map.of(
                "votes", String.valueOf(measured.votes()),
                "lower", decimal(range.lower()).toPlainString(),
                "upper", decimal(range.upper()).toPlainString());
        transaction.executeWithoutResult(status -> {
            if (!told(study, facts)) {
                events.record(study, ACTOR, "watched", facts);
            }
            if (measured.decided() && end(study, measured.votes(), range.lower(), range.upper())) {
                events.record(study, ACTOR, "decided", facts);
            }
        });
    }

    /** Whether the last look that was written down, by whatever node, saw the same. */
    private boolean told(long study, Map<String, String> facts) {
        return jdbc.sql("""
                        select coalesce((select detail = :facts::jsonb from study_event
                                         where study_id = :study and kind = 'watched' order by id desc limit 1), false)""")
                .param("study", study)
                .param("facts", json.writeValueAsString(facts))
                .query(Boolean.class)
                .single();
    }

    private boolean end(long study, long votes, double lower, double upper) {
        return jdbc.sql("""
                        insert into sequential_end (study_id, votes, lower, upper) values (:study, :votes, :lower, :upper)
                        on conflict do nothing""")
                        .param("study", study)
                        .param("votes", votes)
                        .param("lower", decimal(lower))
                        .param("upper", decimal(upper))
                        .update()
                == 1;
    }

    private static BigDecimal decimal(double number) {
        return new BigDecimal(number).round(DIGITS);
    }
}
