package dev.evenhand.ledger;

import dev.evenhand.ledger.BundleTables.Ballot;
import dev.evenhand.ledger.BundleTables.Vote;
import dev.evenhand.ledger.Evidence.Outcome;
import dev.evenhand.ledger.Report.Check;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** That the votes are those of the log: none added, none left out, none changed, each on the ballot it was cast on. */
final class VoteCheck {

    private static final Set<String> WINNERS = Set.of("model_a", "model_b", "tie", "both_bad");

    private final Evidence evidence;
    private final Report report;
    private final Map<String, Ballot> ballots = new HashMap<>();
    private final Set<String> voted = new HashSet<>();
    private final Set<String> once = new HashSet<>();
    private final Set<String> ids = new HashSet<>();
    private final Map<Integer, Integer> filled = new HashMap<>();
    private final Map<String, Long> cast = new HashMap<>();
    private final List<Vote> imported = new ArrayList<>();

    /** Votes collected elsewhere of which the log tells the number alone. */
    private long counted;

    VoteCheck(Evidence evidence, Report report) {
        this.evidence = evidence;
        this.report = report;
    }

    void run() {
        evidence.ballots().forEach(this::ballot);
        evidence.votes().forEach(this::vote);
        evidence.outcomes().keySet().stream()
                .filter(ballot -> !ballots.containsKey(ballot))
                .forEach(ballot -> fail("ballot %s is in the log and not among the ballots", ballot));
        ballots.values().stream()
                .filter(ballot -> ballot.answered() && !voted.contains(ballot.id()))
                .forEach(ballot -> fail("ballot %d was answered and has no vote", ballot.number()));
        limits();
        imports();
        closing();
        report.pass(
                Check.VOTES,
                Report.count(evidence.votes().size(), "vote", "votes")
                        + ", %,d of them collected elsewhere".formatted(imported.size())
                        + (counted == 0 ? "" : ", of which the log tells the number of %,d alone".formatted(counted)));
    }

    private void ballot(Ballot ballot) {
        if (ballots.put(ballot.id(), ballot) != null) {
            fail("ballot %s is there twice", ballot.id());
        }
        if (ballot.comparison() >= evidence.comparisons().size()) {
            throw new Malformed("ballot %d is on no comparison".formatted(ballot.number()));
        }
        told(ballot, evidence.outcomes().get(ballot.id()));
    }

    /** That the log says of a ballot what the table says. */
    private void told(Ballot ballot, @Nullable Outcome logged) {
        if (logged == null) {
            if (!ballot.state().equals("issued") || evidence.log().closed()) {
                fail("what became of ballot %d is not in the log", ballot.number());
            }
            return;
        }
        var state = switch (logged.type()) {
            case Log.CAST -> "answered";
            case Log.SKIPPED -> "skipped";
            default -> "lapsed";
        };
        // A ballot whose time was over may have been taken up again and not be settled yet.
        boolean agrees = ballot.state().equals(state)
                || state.equals("lapsed") && ballot.state().equals("issued");
        if (!agrees
                || logged.number() != ballot.number()
                || !logged.rater().equals(ballot.rater())
                || !Log.text(logged.detail(), "kind").equals(ballot.kind())
                || logged.detail().path("comparison").asInt(-1) != ballot.comparison()
                || logged.detail().path("swapped").asBoolean(false) != ballot.swapped()
                || !logged.detail()
                        .path("issued_at")
                        .asString(ballot.issuedAt())
                        .equals(ballot.issuedAt())) {
            fail("ballot %d is not as entry %d has it", ballot.number(), logged.seq());
        }
    }

    private void vote(Vote vote) {
        if (!ids.add(vote.id())) {
            fail("vote %s is there twice", vote.id());
        }
        if (!WINNERS.contains(vote.winner())) {
            fail("vote %s has the winner \"%s\"", vote.id(), vote.winner());
        }
        var task = evidence.tasks().get(vote.task());
        if (task == null || !task.category().equals(vote.category())) {
            fail("vote %s is not on a task of this category", vote.id());
        }
        if (vote.ballot().isEmpty()) {
            imported.add(vote);
            return;
        }
        var ballot = ballots.get(vote.ballot());
        if (!voted.add(vote.ballot())) {
            fail("ballot %s has two votes", vote.ballot());
        } else if (ballot == null || !ballot.answered()) {
            fail("vote %s is on a ballot that was not answered", vote.id());
        } else {
            place(vote, ballot);
            logged(vote, evidence.outcomes().get(vote.ballot()));
        }
    }

    private void place(Vote vote, Ballot ballot) {
        var comparison = evidence.comparisons().get(ballot.comparison());
        if (!vote.task().equals(comparison.task())
                || !vote.kind().equals(ballot.kind())
                || !vote.modelA().equals(ballot.swapped() ? comparison.model2() : comparison.model1())
                || !vote.modelB().equals(ballot.swapped() ? comparison.model1() : comparison.model2())) {
            fail("vote %s is on another task or other models than its ballot", vote.id());
        }
        if (!vote.rater().equals(ballot.rater())) {
            fail("vote %s is by another rater than its ballot", vote.id());
        }
        if (vote.kind().equals("live")) {
            // Where the plan gives a left-out rater's places again, that rater's votes take none, nor do they when they
            // come back and count beside those given meanwhile.
            boolean given = evidence.plan().path("refill").asBoolean(false)
                    && evidence.story().everGaveUpPlaces(vote.rater());
            filled.merge(ballot.comparison(), given ? 0 : 1, Integer::sum);
            cast.merge(vote.rater(), 1L, Long::sum);
        }
        if (!vote.kind().equals("repeat") && !once.add(ballot.comparison() + "/" + vote.rater())) {
            fail("rater %s judged comparison %d twice", vote.rater(), ballot.comparison());
        }
    }

    private void logged(Vote vote, @Nullable Outcome logged) {
        if (logged == null || !logged.type().equals(Log.CAST)) {
            fail("vote %s is not in the log", vote.id());
            return;
        }
        var detail = logged.detail();
        same(vote, logged, "revision", String.valueOf(vote.revision()), String.valueOf(logged.revision()));
        same(vote, logged, "vote_id", vote.id(), detail.path("vote_id").asString(""));
        same(vote, logged, "winner", vote.winner(), Log.text(detail, "verdict"));
        same(vote, logged, "strength", vote.strength(), detail.path("strength").asString(""));
        same(vote, logged, "task_id", vote.task(), Log.text(detail, "task"));
        same(vote, logged, "model_a", vote.modelA(), Log.text(detail, "model_a"));
        same(vote, logged, "model_b", vote.modelB(), Log.text(detail, "model_b"));
        same(vote, logged, "source", vote.source(), Log.text(detail, "source"));
        same(vote, logged, "voted_at", vote.votedAt(), Log.text(detail, "voted_at"));
        // The chance of the pair at large is told with its comparison; of a ballot drawn by another it stands here.
        if (!vote.pairProbability().isEmpty()) {
            var chance = detail.path("pair_probability").asString("");
            same(vote, logged, "pair_probability", vote.pairProbability(), chance);
        }
        same(
                vote,
                logged,
                "active_ms",
                vote.activeMs(),
                detail.path("active_ms").asString(""));
    }

    private void same(Vote vote, Outcome logged, String column, String shown, String said) {
        if (!shown.equals(said)) {
            fail(
                    "vote %s is not as entry %d has it: %s is %s and was %s",
                    vote.id(), logged.seq(), column, shown, said);
        }
    }

    private void limits() {
        filled.forEach((number, votes) -> {
            var comparison = evidence.comparisons().get(number);
            if (votes > comparison.places()) {
                fail("comparison %d has %d votes and %d places", number, votes, comparison.places());
            }
        });
        long most = evidence.plan().path("max_votes_per_rater").asLong(Long.MAX_VALUE);
        cast.forEach((rater, votes) -> {
            if (votes > most) {
                fail("rater %s has %d votes; the plan allows %d", rater, votes, most);
            }
        });
    }

    /** Each import has the votes that come next, by their ids: imports wait for each other. */
    private void imports() {
        imported.sort(Comparator.comparingLong(vote -> Decimal.parse(vote.id())));
        long logged = 0;
        for (var entry : evidence.log().all(Log.IMPORTED)) {
            if (evidence.log().covers(entry)) {
                int votes = (int) Math.min(entry.body().path("votes").asLong(-1), Integer.MAX_VALUE);
                imported(entry, votes, imported.subList(place(logged), place(logged + Math.max(0, votes))));
                logged += Math.max(0, votes);
            }
        }
        if (logged != imported.size()) {
            fail("%d votes collected elsewhere, the log tells of %d", imported.size(), logged);
        }
    }

    private int place(long votes) {
        return (int) Math.min(votes, imported.size());
    }

    /** Entries from before rows were bound tell how many they were alone. */
    private void imported(LogEntry entry, int told, List<Vote> votes) {
        var digest = new ImportDigest();
        for (var vote : votes) {
            digest.add(vote.task(), vote.rater(), vote.modelA(), vote.modelB(), vote.winner(), vote.strength());
            if (!vote.source().equals(Log.text(entry.body(), "source"))) {
                fail("vote %s is of another source than entry %d has it", vote.id(), entry.seq());
            }
        }
        if (!entry.body().has("rows")) {
            counted += votes.size();
        } else if (votes.size() != told || !digest.hex().equals(Log.text(entry.body(), "rows"))) {
            fail("the votes of the import of entry %d are others than it binds", entry.seq());
        }
    }

    /** By the order of the log: a clock that was put back makes no vote earlier. */
    private void closing() {
        evidence.log()
                .first(Log.CLOSED)
                .ifPresent(closed -> evidence.log().all(Log.CAST).stream()
                        .filter(entry -> entry.seq() > closed.seq())
                        .forEach(entry -> fail("entry %d is a vote after the study was closed", entry.seq())));
    }

    private void fail(String problem, Object... about) {
        report.fail(Check.VOTES, problem.formatted(about));
    }
}
