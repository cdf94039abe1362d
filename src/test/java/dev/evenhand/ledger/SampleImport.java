package dev.evenhand.ledger;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;

/** Votes collected elsewhere, of two raters of their own, that a sample study took before it was closed. */
final class SampleImport {

    private SampleImport() {}

    static SampleStudy into(SampleStudy study, int votes) {
        var digest = new ImportDigest();
        for (int i = 0; i < votes; i++) {
            var vote = new HashMap<>(study.votes.get(i));
            vote.putAll(Map.of("vote_id", "" + (9000 + i), "ballot", "", "source", "import", "kind", "live"));
            vote.putAll(Map.of("rater", name(i % 2), "excluded", "false", "exclusion_reason", ""));
            study.votes.add(vote);
            digest.add(
                    cell(vote, "task_id"),
                    cell(vote, "rater"),
                    cell(vote, "model_a"),
                    cell(vote, "model_b"),
                    cell(vote, "winner"),
                    cell(vote, "strength"));
        }
        rater(study, 0, (votes + 1) / 2);
        rater(study, 1, votes / 2);
        int closed = study.log.indexOf(study.event(Log.CLOSED));
        var told = JsonNodeFactory.instance
                .objectNode()
                .put("file", "00".repeat(32))
                .put("votes", votes)
                .put("source", "import")
                .put("rows", digest.hex());
        study.log.add(
                closed,
                new SampleStudy.Event(Log.IMPORTED, study.log.get(closed).at(), told));
        return study;
    }

    static String name(int rater) {
        return "elsewhere " + rater;
    }

    private static void rater(SampleStudy study, int number, int votes) {
        study.raters.add(SampleStudy.row(
                "rater", name(number), "source", "import", "rater_group", "", "votes", votes, "excluded", false));
    }

    private static String cell(Map<String, String> vote, String column) {
        return String.valueOf(vote.get(column));
    }
}
