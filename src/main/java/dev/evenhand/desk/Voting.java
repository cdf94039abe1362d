package dev.evenhand.desk;

import dev.evenhand.desk.StudyPlans.Frozen;
import dev.evenhand.panel.Rater;
import dev.evenhand.study.State;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Records what raters answer: each ballot once, and what was acknowledged is stored. */
@Service
class Voting {

    private final JdbcClient jdbc;
    private final Slots slots;
    private final JsonMapper json;

    Voting(JdbcClient jdbc, Slots slots, JsonMapper json) {
        this.jdbc = jdbc;
        this.slots = slots;
        this.json = json;
    }

    /** Stores the answer; the same answer again gets the same receipt, another one {@link AnsweredOtherwise}. */
    @Transactional
    public Recorded record(Frozen study, Rater rater, UUID ballotId, Answer answer, String source) {
        AnswerRules.check(answer, study.plan());
        var digest = answer.digest(json);
        var ballot = find(study, rater, ballotId);
        if (!ballot.state().equals("issued")) {
            return repeated(study, ballot, digest);
        }
        requireOpen(study);
        if (!slots.fill(study.id(), ballot.place(), ballotId)) {
            // Either the same answer came twice at once and the other was first, or the lease is over.
            return repeated(study, find(study, rater, ballotId), digest);
        }
        settle(study, ballotId, "answered");
        return new Recorded(Receipt.of(ballotId, digest, insert(study, rater, ballot, answer, digest, source)), true);
    }

    /** What the rater was given for the answer. */
    @Transactional(readOnly = true)
    public Receipt receipt(Frozen study, Rater rater, UUID ballotId) {
        if (!find(study, rater, ballotId).state().equals("answered")) {
            throw new NoSuchBallot();
        }
        var first = first(study, ballotId);
        return Receipt.of(ballotId, first.digest(), first.votedAt().toInstant());
    }

    /** Gives the place back to others; a comparison that many skip is parked until an admin has looked at it. */
    @Transactional
    public void skip(Frozen study, Rater rater, UUID ballotId, SkipReason reason) {
        var ballot = find(study, rater, ballotId);
        if (ballot.state().equals("skipped")) {
            return;
        }
        requireOpen(study);
        if (!ballot.state().equals("issued") || !slots.free(study.id(), ballot.place(), ballotId)) {
            throw refusal(find(study, rater, ballotId));
        }
        settle(study, ballotId, "skipped");
        jdbc.sql("insert into skip (study_id, ballot_id, reason) values (:study, :ballot, :reason)")
                .param("study", study.id())
                .param("ballot", ballotId)
                .param("reason", reason.code())
                .update();
        jdbc.sql("""
                update comparison set skips = skips + 1,
                       parked_at = case when skips + 1 >= :many then coalesce(parked_at, now()) end
                where study_id = :study and id = :comparison""")
                .param("many", SkipReason.MANY)
                .param("study", study.id())
                .param("comparison", ballot.place().comparisonId())
                .update();
    }

    private IssuedBallot find(Frozen study, Rater rater, UUID ballot) {
        return jdbc.sql("""
                select b.id, b.state, b.swapped, b.comparison_id, b.slot, b.shown_at,
                       c.task_id, c.first_model, c.second_model, c.pair_probability
                from ballot b join comparison c on c.study_id = b.study_id and c.id = b.comparison_id
                where b.study_id = :study and b.id = :ballot and b.rater_id = :rater""")
                .param("study", study.id())
                .param("ballot", ballot)
                .param("rater", rater.id())
                .query(IssuedBallot::of)
                .optional()
                .orElseThrow(NoSuchBallot::new);
    }

    /** Holds the study's state until the vote is in: a study is closed before a vote or after it, never meanwhile. */
    private void requireOpen(Frozen study) {
        var state = jdbc.sql("select state from study where id = :study for share")
                .param("study", study.id())
                .query(String.class)
                .single();
        if (!state.equals(State.OPEN.code())) {
            throw new NotOpen(State.valueOf(state.toUpperCase(Locale.ROOT)));
        }
    }

    /**
     * An answer to a ballot that has one. It writes before it answers, so that its own commit covers the first one's,
     * which may have been acknowledged by nobody yet.
     */
    private Recorded repeated(Frozen study, IssuedBallot ballot, byte[] digest) {
        if (!ballot.state().equals("answered")) {
            throw refusal(ballot);
        }
        var first = first(study, ballot.id());
        if (!Arrays.equals(first.digest(), digest)) {
            throw refusal(ballot);
        }
        jdbc.sql("insert into vote_replay (study_id, ballot_id) values (:study, :ballot)")
                .param("study", study.id())
                .param("ballot", ballot.id())
                .update();
        return new Recorded(Receipt.of(ballot.id(), digest, first.votedAt().toInstant()), false);
    }

    private First first(Frozen study, UUID ballot) {
        return jdbc.sql("""
                select answer_digest, voted_at from vote
                where study_id = :study and ballot_id = :ballot and revision = 1""")
                .param("study", study.id())
                .param("ballot", ballot)
                .query((row, n) -> new First(row.getBytes(1), row.getObject(2, OffsetDateTime.class)))
                .single();
    }

    private static RuntimeException refusal(IssuedBallot ballot) {
        return switch (ballot.state()) {
            case "answered" -> new AnsweredOtherwise("This ballot has another answer, which stays.");
            case "skipped" -> new AnsweredOtherwise("You skipped this ballot.");
            default -> new BallotLapsed();
        };
    }

    private void settle(Frozen study, UUID ballot, String state) {
        jdbc.sql("update ballot set state = :state where study_id = :study and id = :ballot")
                .param("state", state)
                .param("study", study.id())
                .param("ballot", ballot)
                .update();
    }

    private Instant insert(
            Frozen study, Rater rater, IssuedBallot ballot, Answer answer, byte[] digest, String source) {
        var verdict = answer.verdict();
        var stored = jdbc.sql("""
                insert into vote (study_id, id, ballot_id, comparison_id, task_id, rater_id, left_model, right_model,
                    verdict, strength, confidence, axes, flags, reasons, source, shown_at, voted_at, active_ms,
                    pair_probability, answer_digest)
                values (:study, nextval('vote_id'), :ballot, :comparison, :task, :rater, :left, :right,
                    :verdict, :strength, :confidence, :axes::jsonb, :flags::jsonb, :reasons, :source, :shown,
                    clock_timestamp(), :active, :probability::numeric, :digest)
                returning id, voted_at""")
                .param("study", study.id())
                .param("ballot", ballot.id())
                .param("comparison", ballot.place().comparisonId())
                .param("task", ballot.task())
                .param("rater", rater.id())
                .param("left", ballot.leftModel())
                .param("right", ballot.rightModel())
                .param("verdict", verdict == null ? null : verdict.column())
                .param("strength", answer.strengthOrZero() == 0 ? null : answer.strength())
                .param("confidence", answer.confidence())
                .param("axes", written(answer.axes()))
                .param("flags", written(answer.flags()))
                .param(
                        "reasons",
                        answer.reasons() == null
                                ? new String[0]
                                : answer.reasons().toArray(String[]::new))
                .param("source", source)
                .param("shown", ballot.shownAt())
                .param("active", answer.activeMs())
                .param("probability", ballot.pairProbability())
                .param("digest", digest)
                .query((row, n) -> new Stored(row.getLong(1), row.getObject(2, OffsetDateTime.class)))
                .single();
        keepRationale(study, stored.id(), answer.rationale());
        return stored.votedAt().toInstant();
    }

    private void keepRationale(Frozen study, long vote, @Nullable String text) {
        if (text != null) {
            jdbc.sql("insert into rationale (study_id, vote_id, revision, text) values (:study, :vote, 1, :text)")
                    .param("study", study.id())
                    .param("vote", vote)
                    .param("text", text)
                    .update();
        }
    }

    private @Nullable String written(@Nullable Object value) {
        return value == null ? null : json.writeValueAsString(value);
    }

    /** @param fresh false when the answer was stored before */
    record Recorded(Receipt receipt, boolean fresh) {}

    private record First(byte[] digest, OffsetDateTime votedAt) {}

    private record Stored(long id, OffsetDateTime votedAt) {}
}
