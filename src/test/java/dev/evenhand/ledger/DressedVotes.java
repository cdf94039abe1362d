package dev.evenhand.ledger;

import static dev.evenhand.ledger.Dressing.plain;
import static dev.evenhand.ledger.Report.Check.VOTES;

import dev.evenhand.commitment.CommittedSeed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What raters are said to have answered. */
enum DressedVotes implements DressedUp {
    A_BALLOT_WAS_ISSUED_LATER_SO_THAT_ITS_RATER_LOOKS_HASTY(plain(
            7,
            VOTES,
            study -> study.ballots.get(5).put("issued_at", study.ballots.get(6).get("issued_at")))),
    A_RATER_VOTED_TWICE(plain(13, VOTES, study -> {
        var copy = Map.copyOf(study.votes.get(0));
        study.votes.add(new HashMap<>(copy));
        study.votes.get(study.votes.size() - 1).put("vote_id", "9999");
    })),
    VOTES_WERE_STUFFED(plain(15, VOTES, study -> stuff(study))),
    A_VOTE_WAS_GIVEN_TO_ANOTHER(plain(
            15,
            VOTES,
            study -> study.votes.get(2).put("rater", study.raters.get(3).get("rater")))),
    A_TASK_CHANGED_ITS_CATEGORY(plain(17, VOTES, study -> study.votes.get(0).put("category", "fun"))),
    A_VOTE_WAS_CHANGED(plain(22, VOTES, study -> change(study.votes.get(1)))),
    A_VOTE_AND_ITS_DETAIL_WERE_CHANGED(plain(22, VOTES, study -> {
        var vote = study.votes.get(1);
        change(vote);
        study.details.get(vote.get("ballot")).put("verdict", vote.get("winner"));
    })),
    THE_CHANCE_OF_A_BALLOT_WAS_CHANGED(
            plain(16, VOTES, study -> study.votes.get(0).put("pair_probability", "0.9"))),
    A_VOTE_WAS_MOVED_IN_TIME(plain(22, VOTES, study -> study.votes.get(1).put("voted_at", "2026-06-01T00:00:00Z"))),
    A_BALLOT_WAS_LEFT_OUT(plain(22, VOTES, study -> study.ballots.remove(study.ballots.size() - 1))),
    A_VOTE_WAS_TAKEN_OUT(plain(22, VOTES, study -> study.drop(7))),
    A_VOTE_WAS_TAKEN_OUT_OF_THE_LOG(plain(22, VOTES, study -> study.log.remove(12))),
    A_VOTE_CAME_AFTER_THE_END(plain(22, VOTES, study -> {
        var cast = study.log.remove(9);
        study.log.add(new SampleStudy.Event(cast.type(), cast.at().plusSeconds(9000), cast.body()));
    })),
    A_VOTE_CAME_AFTER_THE_END_AND_SAYS_BEFORE(plain(22, VOTES, study -> {
        var cast = study.log.remove(9);
        study.log.add(new SampleStudy.Event(cast.type(), cast.at(), cast.body()));
    })),
    A_SKIP_WAS_HIDDEN(
            plain(22, VOTES, study -> study.log.removeIf(event -> event.type().equals("ballot.skipped")))),
    VOTES_WERE_IMPORTED_IN_SECRET(plain(22, VOTES, study -> {
        var vote = study.votes.get(0);
        study.votes.add(new HashMap<>(vote));
        var last = study.votes.get(study.votes.size() - 1);
        last.put("vote_id", "7777");
        last.put("ballot", "");
        last.put("source", "import");
        study.raters.get(0).merge("votes", "1", (was, more) -> String.valueOf(Integer.parseInt(was) + 1));
    })),
    AN_IMPORTED_VOTE_WAS_CHANGED(plain(22, VOTES, study -> change(last(SampleImport.into(study, 5).votes)))),
    AN_IMPORTED_VOTE_WAS_GIVEN_TO_ANOTHER_RATER(plain(22, VOTES, study -> {
        last(SampleImport.into(study, 5).votes).put("rater", SampleImport.name(1));
        last(study.raters).put("votes", "3");
        study.raters.get(study.raters.size() - 2).put("votes", "2");
    })),
    IMPORTED_VOTES_WERE_SAID_TO_BE_SIMULATED(plain(
            22,
            VOTES,
            study -> SampleImport.into(study, 5).event(Log.IMPORTED).body().put("source", "simulated")));

    private final Dressing dressing;

    DressedVotes(Dressing dressing) {
        this.dressing = dressing;
    }

    @Override
    public Dressing dressing() {
        return dressing;
    }

    private static Map<String, String> last(List<Map<String, String>> rows) {
        return rows.get(rows.size() - 1);
    }

    private static void change(Map<String, String> vote) {
        vote.put("winner", "model_a".equals(vote.get("winner")) ? "model_b" : "model_a");
    }

    /** More votes on a comparison than it has places, each with ballot, log entry and all. */
    private static void stuff(SampleStudy study) {
        var seed = new CommittedSeed(study.seed);
        for (var vote : List.copyOf(study.votes.subList(0, 3))) {
            long number = study.ballots.size();
            boolean swapped = seed.swapped(number);
            var ballot = new HashMap<>(study.ballots.stream()
                    .filter(one -> one.get("ballot").equals(vote.get("ballot")))
                    .findFirst()
                    .orElseThrow());
            ballot.put("number", String.valueOf(number));
            ballot.put("ballot", seed.ballotId(number).toString().replace("-", ""));
            ballot.put("swapped", String.valueOf(swapped));
            ballot.put("rater", "ff".repeat(16));
            study.ballots.add(ballot);
            var stuffed = new HashMap<>(vote);
            var row = study.comparisons.get(Integer.parseInt(ballot.get("comparison")));
            stuffed.put("vote_id", String.valueOf(5000 + number));
            stuffed.put("ballot", String.valueOf(ballot.get("ballot")));
            stuffed.put("rater", "ff".repeat(16));
            stuffed.put("model_a", String.valueOf(row.get(swapped ? "model_2" : "model_1")));
            stuffed.put("model_b", String.valueOf(row.get(swapped ? "model_1" : "model_2")));
            study.votes.add(stuffed);
            study.desk().cast(stuffed, ballot);
            study.log.add(study.log.size() - 4, study.log.remove(study.log.size() - 1));
        }
        study.raters.add(SampleStudy.row(
                "rater", "ff".repeat(16), "source", "invitation", "rater_group", "", "votes", 3, "excluded", false));
    }
}
