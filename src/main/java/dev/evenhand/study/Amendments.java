package dev.evenhand.study;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was changed of a plan after its registration, each with its date and reason. The registered plan stays what the
 * headline goes by: an amendment stands beside it, for every reader of the card.
 */
@Service
public class Amendments {

    /** Fields by what they are called within a sentence. */
    public static Map<String, String> words() {
        return AmendedField.ALL.stream()
                .collect(Collectors.toMap(
                        field -> field,
                        field -> Labels.FIELDS.getOrDefault(field, field).toLowerCase(Locale.ROOT)));
    }

    private final Studies studies;
    private final PlanReader plans;
    private final StudyEvents events;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Amendments(Studies studies, PlanReader plans, StudyEvents events, JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.studies = studies;
        this.plans = plans;
        this.events = events;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * A dated change.
     *
     * @param was what the plan or the amendment before says; empty where neither says anything
     * @param effective whether the software goes by it
     * @param afterVotes votes that count which were in before it, told once while the study was held; answers to gold
     *     tasks and repeats never count
     */
    public record Amendment(
            int number,
            String field,
            String was,
            String becomes,
            String reason,
            boolean effective,
            String actor,
            OffsetDateTime at,
            long afterVotes) {}

    public List<Amendment> of(long study) {
        return jdbc.sql("""
                select number, field, was, becomes, reason, effective, actor, at, after_counted as after_votes
                from amendment where study_id = :study order by number""").param("study", study).query(Amendment.class).list();
    }

    /** When the results are published at the latest, as the plan and its amendments say. */
    @Nullable
    Instant publishAt(Study study) {
        return latest(study.id(), AmendedField.PUBLISH_AT)
                .map(Instant::parse)
                .orElseGet(() -> plans.stored(study.plan()).publishAt());
    }

    /**
     * Adds one. The same once more changes nothing.
     *
     * @param known the number of the last one that the writer has seen, 0 for none; null not to ask
     */
    @Transactional
    public Amendment add(
            String slug, String field, String becomes, String reason, @Nullable Integer known, String actor) {
        var study = studies.hold(slug).orElseThrow(() -> new NoSuchStudy(slug));
        if (!study.state().registered()) {
            throw new WrongState("draft.amend");
        }
        var text = field.equals(AmendedField.PUBLISH_AT)
                ? becomes.strip()
                : becomes.replace("\r\n", "\n").strip();
        AmendedField.check(field, text, reason);
        var was = latest(study.id(), field).orElseGet(() -> planned(study, field));
        var all = of(study.id());
        if (!all.isEmpty() && same(all.get(all.size() - 1), field, text, reason)) {
            return all.get(all.size() - 1);
        }
        if (known != null && known != all.size()) {
            throw new EditedMeanwhile("amended");
        }
        AmendedField.checkOpen(field, study.state());
        if (text.equals(was)) {
            throw AmendedField.invalid("becomes", "says what the plan says already");
        }
        boolean effective = field.equals(AmendedField.PUBLISH_AT);
        if (effective) {
            checkDate(study, text);
        }
        return store(study, all.size() + 1, field, was, text, reason.strip(), effective, actor);
    }

    private record Before(long afterVotes, long afterCounted) {}

    private Amendment store(
            Study study,
            int number,
            String field,
            String was,
            String becomes,
            String reason,
            boolean effective,
            String actor) {
        var votes = jdbc.sql("""
                insert into amendment (
                    study_id, number, field, was, becomes, reason, effective, actor, after_votes, after_counted)
                select :study, :number, :field, :was, :becomes, :reason, :effective, :actor,
                       count(*), count(*) filter (where kind = 'live')
                from vote where study_id = :study and revision = 1
                returning after_votes, after_counted""")
                .param("study", study.id())
                .param("number", number)
                .param("field", field)
                .param("was", was)
                .param("becomes", becomes)
                .param("reason", reason)
                .param("effective", effective)
                .param("actor", actor)
                .query(Before.class)
                .single();
        events.record(
                study.id(),
                actor,
                "amended",
                Map.of(
                        "number",
                        number,
                        "field",
                        field,
                        "was",
                        was,
                        "becomes",
                        becomes,
                        "reason",
                        reason,
                        "after_votes",
                        votes.afterVotes(),
                        "after_counted",
                        votes.afterCounted()));
        var all = of(study.id());
        return all.get(all.size() - 1);
    }

    private static boolean same(Amendment last, String field, String becomes, String reason) {
        return last.field().equals(field)
                && last.becomes().equals(becomes)
                && last.reason().equals(reason.strip());
    }

    /** A result that is due can be shown sooner, and never kept back longer than was promised. */
    private void checkDate(Study study, String text) {
        var due = publishAt(study);
        if (due == null) {
            throw AmendedField.invalid(AmendedField.PUBLISH_AT, "closing publishes, which cannot be put off");
        }
        try {
            var when = Instant.parse(text);
            if (!when.isBefore(due)) {
                throw AmendedField.invalid(
                        "becomes", "must be before " + due + ": a result can be published sooner, never later");
            }
            // Also keeps out years that the database knows no time in.
            if (when.isBefore(study.registeredAt().orElseThrow())) {
                throw AmendedField.invalid("becomes", "lies before the registration of the study");
            }
        } catch (DateTimeException e) {
            throw AmendedField.invalid("becomes", "is a time such as " + clock.instant());
        }
    }

    private Optional<String> latest(long study, String field) {
        return field.equals(AmendedField.OTHER)
                ? Optional.of("")
                : jdbc.sql("""
                        select becomes from amendment where study_id = :study and field = :field
                        order by number desc limit 1""")
                        .param("study", study)
                        .param("field", field)
                        .query(String.class)
                        .optional();
    }

    /** What the registered plan says of a field. */
    String planned(Study study, String field) {
        return AmendedField.planned(json.readTree(study.plan()), field);
    }
}
