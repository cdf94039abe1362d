package dev.evenhand.results;

import dev.evenhand.card.Watch;
import dev.evenhand.study.Studies;
import dev.evenhand.study.StudyEvents;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Carries out the sequential rule: looks whenever votes have come, writes each look down, and ends the issue of ballots. */
@Component
class SequentialRule {

    private static final String ACTOR = "sequential rule";
    private static final MathContext DIGITS = new MathContext(9);

    private final JdbcClient jdbc;
    private final Studies studies;
    private final StudyEvents events;
    private final CardBook cards;
    private final Tallies tallies;
    private final TransactionTemplate transaction;
    private final Map<Long, Tallies.Version> seen = new ConcurrentHashMap<>();
    private final Map<Long, Long> told = new ConcurrentHashMap<>();

    SequentialRule(
            JdbcClient jdbc,
            Studies studies,
            StudyEvents events,
            CardBook cards,
            Tallies tallies,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.studies = studies;
        this.events = events;
        this.cards = cards;
        this.tallies = tallies;
        this.transaction = transaction;
    }

    /** Looks at every open sequential study that has not ended. */
    void look() {
        jdbc.sql("""
                select slug from study s
                where state = 'open' and plan::jsonb -> 'stopping' ->> 'rule' = 'sequential'
                  and not exists (select 1 from sequential_end e where e.study_id = s.id)
                order by id""").query(String.class).list().forEach(this::look);
    }

    private void look(String slug) {
        var study = studies.get(slug);
        var version = tallies.version(study.id());
        if (version.equals(seen.put(study.id(), version))) {
            return;
        }
        var measured = Watch.look(cards.evidence(study));
        if (measured.interval().isEmpty() || Objects.equals(told.put(study.id(), measured.votes()), measured.votes())) {
            return;
        }
        var range = measured.interval().get();
        var facts = Map.of(
                "votes", String.valueOf(measured.votes()),
                "lower", decimal(range.lower()).toPlainString(),
                "upper", decimal(range.upper()).toPlainString());
        transaction.executeWithoutResult(status -> {
            events.record(study.id(), ACTOR, "watched", facts);
            if (measured.decided() && end(study.id(), measured.votes(), range.lower(), range.upper())) {
                events.record(study.id(), ACTOR, "decided", facts);
            }
        });
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
