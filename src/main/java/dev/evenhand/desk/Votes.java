package dev.evenhand.desk;

import dev.evenhand.desk.StudyPlans.Frozen;
import dev.evenhand.panel.Rater;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What was answered, revision by revision; rows are only ever added. */
@Component
class Votes {

    private static final long DAY_MS = 86_400_000;
    private static final int LAST = 10;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Votes(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * A vote at one of its revisions.
     *
     * @param activeMs of this revision and those before it, as {@code totalMs}
     */
    record Stored(
            long id,
            int revision,
            byte[] answerDigest,
            OffsetDateTime votedAt,
            @Nullable Long activeMs,
            @Nullable Long totalMs) {}

    Optional<Stored> revision(Frozen study, UUID ballot, int revision) {
        return jdbc.sql("""
                select id, revision, answer_digest, voted_at, active_ms, total_ms from vote
                where study_id = :study and ballot_id = :ballot and revision = :revision""")
                .param("study", study.id())
                .param("ballot", ballot)
                .param("revision", revision)
                .query(Stored.class)
                .optional();
    }

    Stored latest(Frozen study, UUID ballot) {
        return jdbc.sql("""
                select id, revision, answer_digest, voted_at, active_ms, total_ms from vote
                where study_id = :study and ballot_id = :ballot order by revision desc limit 1""")
                .param("study", study.id())
                .param("ballot", ballot)
                .query(Stored.class)
                .single();
    }

    /** Whether a ballot is one of the last that its rater answered. */
    boolean recent(Frozen study, Rater rater, UUID ballot) {
        return jdbc.sql("""
                select :ballot in (select ballot_id from vote
                                   where study_id = :study and rater_id = :rater and revision = 1 and ballot_id is not null
                                   order by id desc limit :last)""")
                .param("ballot", ballot)
                .param("study", study.id())
                .param("rater", rater.id())
                .param("last", LAST)
                .query(Boolean.class)
                .single();
    }

    /** @param before the revision that this one follows; none for a vote's first */
    Stored add(
            Frozen study,
            Rater rater,
            IssuedBallot ballot,
            Answer answer,
            byte[] digest,
            String source,
            @Nullable Stored before) {
        var verdict = answer.verdict();
        var scroll = answer.scroll();
        var device = answer.device();
        var reasons = answer.reasons() == null ? List.<String>of() : answer.reasons();
        var stored = jdbc.sql("""
                insert into vote (study_id, id, revision, ballot_id, comparison_id, task_id, rater_id, left_model, right_model,
                    verdict, strength, confidence, axes, flags, reasons, source, shown_at, voted_at, active_ms, total_ms,
                    scroll_a, scroll_b, device, pair_probability, answer_digest, kind)
                values (:study, coalesce(:id, nextval('vote_id')), :revision, :ballot, :comparison, :task, :rater, :left,
                    :right, :verdict, :strength, :confidence, :axes::jsonb, :flags::jsonb, :reasons, :source, :shown,
                    clock_timestamp(), :active, :total, :scroll_a, :scroll_b, :device, :probability::numeric, :digest, :kind)
                returning id, revision, answer_digest, voted_at, active_ms, total_ms""")
                .param("study", study.id())
                .param("id", before == null ? null : before.id(), Types.BIGINT)
                .param("revision", before == null ? 1 : before.revision() + 1)
                .param("ballot", ballot.id())
                .param("comparison", ballot.comparison())
                .param("task", ballot.task())
                .param("rater", rater.id())
                .param("left", ballot.leftModel())
                .param("right", ballot.rightModel())
                .param("verdict", verdict == null ? null : verdict.column())
                .param("strength", answer.strengthOrZero() == 0 ? null : answer.strength())
                .param("confidence", answer.confidence())
                .param("axes", written(answer.axes()))
                .param("flags", written(answer.flags()))
                .param("reasons", reasons.toArray(String[]::new))
                .param("source", source)
                .param("shown", ballot.shownAt())
                .param("active", sum(before == null ? null : before.activeMs(), answer.activeMs()))
                .param("total", sum(before == null ? null : before.totalMs(), answer.totalMs()))
                .param("scroll_a", scroll == null ? null : scroll.a())
                .param("scroll_b", scroll == null ? null : scroll.b())
                .param("device", device == null ? null : device.code())
                .param("probability", ballot.pairProbability())
                .param("digest", digest)
                .param("kind", ballot.kind().code())
                .query(Stored.class)
                .single();
        keepWords(study, stored, answer);
        return stored;
    }

    /** Free text is kept apart, so that it can be erased while the vote stays. */
    private void keepWords(Frozen study, Stored vote, Answer answer) {
        if (answer.rationale() != null) {
            jdbc.sql(
                            "insert into rationale (study_id, vote_id, revision, text) values (:study, :vote, :revision, :text)")
                    .param("study", study.id())
                    .param("vote", vote.id())
                    .param("revision", vote.revision())
                    .param("text", answer.rationale())
                    .update();
        }
        for (var guess : answer.guesses() == null ? List.<Answer.Guess>of() : answer.guesses()) {
            var seat = guess.seat();
            jdbc.sql("""
                    insert into guess (study_id, vote_id, revision, seat, text)
                    values (:study, :vote, :revision, :seat, :text)""")
                    .param("study", study.id())
                    .param("vote", vote.id())
                    .param("revision", vote.revision())
                    .param("seat", seat == null ? null : seat.code())
                    .param("text", guess.text())
                    .update();
        }
    }

    private static @Nullable Long sum(@Nullable Long before, @Nullable Long now) {
        if (before == null || now == null) {
            return before == null ? now : before;
        }
        return Math.min(DAY_MS, before + now);
    }

    private @Nullable String written(@Nullable Object value) {
        return value == null ? null : json.writeValueAsString(value);
    }
}
