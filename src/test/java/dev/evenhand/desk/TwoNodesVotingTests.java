package dev.evenhand.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.Patience;
import dev.evenhand.TwoNodes;
import dev.evenhand.study.Study;
import dev.evenhand.study.StudyLife;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataAccessException;

/** Two processes on one database take exactly the votes of the plan, whatever becomes of leases and connections. */
@Timeout(180)
class TwoNodesVotingTests {

    private static final int TASKS = 30;
    private static final int VOTES = 3;
    private static final int THREADS = 16;
    private static final Set<Integer> KILLED_AT = Set.of(15, 30, 45);

    private static TwoNodes nodes;

    @BeforeAll
    static void start() {
        nodes = new TwoNodes();
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    @Test
    void neverTakeAVoteTooMany() throws Exception {
        var study = study(TASKS, Map.of("votes_per_comparison", VOTES));
        var work = new ArrayList<Callable<Void>>();
        raters(study, THREADS).forEach(rater -> work.add(() -> rate(rater)));
        TwoNodes.atOnce(work);

        assertThat(nodes.count("select count(*) from vote where study_id = :study", study))
                .isEqualTo(TASKS * VOTES);
        assertThat(nodes.count(
                        "select count(*) from (select 1 from vote where study_id = :study group by comparison_id"
                                + " having count(*) <> 3 or count(distinct rater_id) <> 3) wrong",
                        study))
                .isZero();
    }

    /** Answers for as long as there may be more; a third of the leases lapse and a third of the connections are cut. */
    private static Void rate(TravellingRater rater) throws Exception {
        while (true) {
            var next = rater.next();
            if (TravellingRater.done(next)) {
                return null;
            }
            if (next.statusCode() == 204) {
                continue;
            }
            var ballot = TravellingRater.ballot(next);
            switch (rater.choose(3)) {
                case 0 -> lapse(ballot);
                case 1 -> rater.voteAndHangUp(ballot);
                default -> {}
            }
            answerTwice(rater, ballot);
        }
    }

    private static void answerTwice(TravellingRater rater, String ballot) throws Exception {
        var first = rater.vote(ballot);
        if (first.statusCode() == 410) {
            return;
        }
        var again = rater.vote(ballot);
        assertThat(first.statusCode()).as(first.body()).isIn(200, 201);
        assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
    }

    /** The place and its ballot, as time would have it: a ballot that outlived its place would come back for ever. */
    private static void lapse(String ballot) {
        nodes.rows().sql("""
                with place as (
                    update slot set lease_until = now() - interval '1 second'
                    where ballot_id = :ballot::uuid and state = 'leased' returning ballot_id)
                update ballot set expires_at = now() - interval '1 second'
                where id = (select ballot_id from place) and state = 'issued'""").param("ballot", ballot).update();
    }

    /** What was acknowledged is in, what was refused is not, and in the log every vote stands before the end. */
    @Test
    void takeEachVoteWhollyBeforeTheEndOrNotAtAll() throws Exception {
        var study = study(400, Map.of("max_votes_per_rater", 400));
        var taken = new CountDownLatch(60);
        var work = new ArrayList<Callable<Integer>>();
        raters(study, 8).forEach(rater -> work.add(() -> rateToTheEnd(rater, taken)));
        work.add(() -> {
            taken.await();
            nodes.bean(1, StudyLife.class).close(study.slug(), "test");
            return 0;
        });
        int acknowledged =
                TwoNodes.atOnce(work).stream().mapToInt(votes -> votes).sum();

        assertThat(nodes.count("select count(*) from vote where study_id = :study", study))
                .isEqualTo(acknowledged)
                .isBetween(60L, 399L);
        Patience.await().until(() -> waitingForTheLog(study) == 0);
        assertThat(nodes.count("""
                        select count(*) from ledger_entry where study_id = :study and line::jsonb ->> 'type' = 'vote.cast'
                          and seq < (select seq from ledger_entry
                                     where study_id = :study and line::jsonb ->> 'type' = 'study.closed')""", study)).isEqualTo(acknowledged);
    }

    /** Answers until the study is over; how many votes were acknowledged. */
    private static int rateToTheEnd(TravellingRater rater, CountDownLatch taken) throws Exception {
        int acknowledged = 0;
        while (true) {
            var next = rater.next();
            if (next.statusCode() != 200) {
                assertThat(next.statusCode()).as(next.body()).isEqualTo(409);
                return acknowledged;
            }
            var vote = rater.vote(TravellingRater.ballot(next));
            assertThat(vote.statusCode()).as(vote.body()).isIn(201, 409, 410);
            if (vote.statusCode() == 201) {
                acknowledged++;
                taken.countDown();
            }
        }
    }

    /** Every connection dies with one process of the server, which then goes through its log to find what was committed. */
    @Test
    void haveEveryVoteTheyAcknowledgedWhenTheServerIsKilled() throws Exception {
        var study = study(60, Map.of("max_votes_per_rater", 60));
        var taken = new AtomicInteger();
        var acknowledged = ConcurrentHashMap.<String>newKeySet();
        var refused = ConcurrentHashMap.<String>newKeySet();
        var work = new ArrayList<Callable<Void>>();
        raters(study, 6).forEach(rater -> work.add(() -> insist(rater, taken, acknowledged, refused)));
        TwoNodes.atOnce(work);

        var stored = onceBack(() -> nodes.rows()
                .sql("select replace(ballot_id::text, '-', '') from vote where study_id = :study")
                .param("study", study.id())
                .query(String.class)
                .list());
        assertThat(stored).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(acknowledged);
        assertThat(refused).as("answers of a server without its database").isSubsetOf("503 application/problem+json 2");
        Patience.await()
                .ignoreExceptionsInstanceOf(DataAccessException.class)
                .until(() -> waitingForTheLog(study) == 0);
        assertThat(nodes.count("""
                        select count(distinct ballot_id) from ledger_entry
                        where study_id = :study and line::jsonb ->> 'type' = 'vote.cast'""", study)).isEqualTo(acknowledged.size());
    }

    /** Asks again for as long as nobody answers; how a server without its database answered is kept. */
    private static Void insist(
            TravellingRater rater, AtomicInteger taken, Set<String> acknowledged, Set<String> refused)
            throws Exception {
        while (true) {
            var next = answered(rater::next, refused);
            if (TravellingRater.done(next)) {
                return null;
            }
            if (next.statusCode() != 200) {
                assertThat(next.statusCode()).as(next.body()).isEqualTo(204);
                continue;
            }
            var ballot = TravellingRater.ballot(next);
            var vote = answered(() -> rater.vote(ballot), refused);
            assertThat(vote.statusCode()).as(vote.body()).isIn(200, 201);
            acknowledged.add(ballot.replace("-", ""));
            if (KILLED_AT.contains(taken.incrementAndGet())) {
                kill();
            }
        }
    }

    private static HttpResponse<String> answered(Callable<HttpResponse<String>> request, Set<String> refused)
            throws Exception {
        var answer = request.call();
        while (answer.statusCode() >= 500) {
            refused.add(answer.statusCode() + " "
                    + answer.headers().firstValue("Content-Type").orElse("") + " "
                    + answer.headers().firstValue("Retry-After").orElse(""));
            answer = request.call();
        }
        return answer;
    }

    private static void kill() {
        long process = onceBack(() -> nodes.rows().sql("""
                        select pid from pg_stat_activity
                        where datname = current_database() and pid <> pg_backend_pid() limit 1""").query(Long.class).single());
        ProcessHandle.of(process).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** The server may just have been killed, and may be so once more while it is asked. */
    private static <T> T onceBack(Callable<T> question) {
        return Patience.await()
                .ignoreExceptionsInstanceOf(DataAccessException.class)
                .until(question, answer -> true);
    }

    private static Study study(int tasks, Map<String, ?> plan) {
        var fixture = nodes.fixture();
        return fixture.open(fixture.pool(tasks, "one", "two"), List.of("one", "two"), plan);
    }

    private static List<TravellingRater> raters(Study study, int count) {
        var raters = new ArrayList<TravellingRater>();
        for (var invitation : nodes.fixture().invite(study, count)) {
            raters.add(new TravellingRater(nodes, study, invitation.token(), raters.size()));
        }
        return raters;
    }

    private static long waitingForTheLog(Study study) {
        return nodes.count("select count(*) from ledger_outbox where study_id = :study", study);
    }
}
