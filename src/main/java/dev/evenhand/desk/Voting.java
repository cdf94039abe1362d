package dev.evenhand.desk;

import dev.evenhand.desk.StudyPlans.Frozen;
import dev.evenhand.panel.Rater;
import java.util.Arrays;
import java.util.Optional;
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
    private final Votes votes;
    private final Receipts receipts;
    private final JsonMapper json;

    Voting(JdbcClient jdbc, Slots slots, Votes votes, Receipts receipts, JsonMapper json) {
        this.jdbc = jdbc;
        this.slots = slots;
        this.votes = votes;
        this.receipts = receipts;
        this.json = json;
    }

    /** Stores the answer; the same answer again gets the same receipt, another one {@link AnsweredOtherwise}. */
    @Transactional
    public Recorded record(Frozen study, Rater rater, UUID ballotId, Answer answer, String source) {
        AnswerRules.check(answer, study.plan());
        var digest = answer.digest(json);
        var ballot = find(study, rater, ballotId);
        if (!ballot.state().equals("issued")) {
            return repeated(study, rater, ballot, digest);
        }
        Standing.held(jdbc, study, rater).requireVoting();
        if (!slots.fill(study.id(), ballot)) {
            // Either the same answer came twice at once and the other was first, or the lease is over.
            return repeated(study, rater, find(study, rater, ballotId), digest);
        }
        var vote = votes.add(study, rater, ballot, answer, digest, source, null);
        return new Recorded(receipts.of(study, rater, ballotId, vote), true);
    }

    /**
     * Stores another answer beside the one a ballot has, which stays: the last one counts. The same one again gets the
     * same receipt.
     *
     * @param number which revision this is meant to be, so that one sent before another cannot overtake it
     */
    @Transactional
    public Recorded revise(
            Frozen study, Rater rater, UUID ballotId, Answer answer, String source, @Nullable Integer number) {
        AnswerRules.check(answer, study.plan());
        var digest = answer.digest(json);
        var standing = Standing.held(jdbc, study, rater);
        hold(study, rater, ballotId);
        var ballot = find(study, rater, ballotId);
        if (!ballot.state().equals("answered")) {
            throw ballot.state().equals("issued") ? new AnsweredOtherwise("not_yet") : refusal(ballot);
        }
        var latest = votes.latest(study, ballotId);
        var same = number == null
                ? Optional.of(latest)
                : number <= latest.revision()
                        ? votes.revision(study, ballotId, number)
                        : Optional.<Votes.Stored>empty();
        if (same.isPresent() && Arrays.equals(same.get().answerDigest(), digest)) {
            return again(study, rater, ballotId, same.get());
        }
        if (number != null && number != latest.revision() + 1) {
            throw new AnsweredOtherwise("meanwhile");
        }
        standing.requireChanging();
        if (!votes.recent(study, rater, ballotId)) {
            throw new AnsweredOtherwise("too_old");
        }
        var vote = votes.add(study, rater, ballot, answer, digest, source, latest);
        return new Recorded(receipts.of(study, rater, ballotId, vote), true);
    }

    /** What the rater was given for the answer at one of its revisions. */
    @Transactional(readOnly = true)
    public Receipt receipt(Frozen study, Rater rater, UUID ballotId, int revision) {
        if (!find(study, rater, ballotId).state().equals("answered")) {
            throw new NoSuchBallot();
        }
        var vote = votes.revision(study, ballotId, revision).orElseThrow(NoSuchBallot::new);
        return receipts.proved(study, rater, ballotId, vote);
    }

    /** Gives the place back to others; a comparison that many skip is parked until an admin has looked at it. */
    @Transactional
    public void skip(Frozen study, Rater rater, UUID ballotId, SkipReason reason) {
        var ballot = find(study, rater, ballotId);
        if (ballot.state().equals("skipped")) {
            return;
        }
        Standing.held(jdbc, study, rater).requireVoting();
        if (!ballot.state().equals("issued") || !slots.free(study.id(), ballot, "skipped")) {
            throw refusal(find(study, rater, ballotId));
        }
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
                .param("comparison", ballot.comparison())
                .update();
    }

    private IssuedBallot find(Frozen study, Rater rater, UUID ballot) {
        return jdbc.sql(IssuedBallot.SELECT + "where b.study_id = :study and b.id = :ballot and b.rater_id = :rater")
                .param("study", study.id())
                .param("ballot", ballot)
                .param("rater", rater.id())
                .query(IssuedBallot::of)
                .optional()
                .orElseThrow(NoSuchBallot::new);
    }

    /**
     * An answer to a ballot that has one. It writes before it answers, so that its own commit covers the first one's,
     * which may have been acknowledged by nobody yet.
     */
    private Recorded repeated(Frozen study, Rater rater, IssuedBallot ballot, byte[] digest) {
        if (!ballot.state().equals("answered")) {
            throw refusal(ballot);
        }
        var first = votes.revision(study, ballot.id(), 1).orElseThrow();
        if (!Arrays.equals(first.answerDigest(), digest)) {
            throw refusal(ballot);
        }
        return again(study, rater, ballot.id(), first);
    }

    private Recorded again(Frozen study, Rater rater, UUID ballot, Votes.Stored vote) {
        jdbc.sql("insert into vote_replay (study_id, ballot_id) values (:study, :ballot)")
                .param("study", study.id())
                .param("ballot", ballot)
                .update();
        return new Recorded(receipts.of(study, rater, ballot, vote), false);
    }

    /** Two changes of one answer go one after the other. */
    private void hold(Frozen study, Rater rater, UUID ballot) {
        jdbc.sql(
                        "select 1 from ballot where study_id = :study and id = :ballot and rater_id = :rater for no key update")
                .param("study", study.id())
                .param("ballot", ballot)
                .param("rater", rater.id())
                .query(Integer.class)
                .optional()
                .orElseThrow(NoSuchBallot::new);
    }

    private static RuntimeException refusal(IssuedBallot ballot) {
        return switch (ballot.state()) {
            case "answered" -> new AnsweredOtherwise("otherwise");
            case "skipped" -> new AnsweredOtherwise("skipped");
            default -> new BallotLapsed();
        };
    }

    /** @param fresh false when the answer was stored before */
    record Recorded(Receipt receipt, boolean fresh) {}
}
