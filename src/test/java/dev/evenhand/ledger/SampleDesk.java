package dev.evenhand.ledger;

import dev.evenhand.commitment.BallotLot;
import dev.evenhand.commitment.CommittedSeed;
import java.math.BigDecimal;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The ballots and the votes of a sample study, as its seed and its raters make them. */
final class SampleDesk {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final SampleStudy study;
    private final CommittedSeed chance;

    SampleDesk(SampleStudy study, CommittedSeed chance) {
        this.study = study;
        this.chance = chance;
    }

    void collect(int count) {
        for (int r = 0; r < count; r++) {
            study.raters.add(SampleStudy.row(
                    "rater",
                    "%032x".formatted(r + 1),
                    "source",
                    "invitation",
                    "rater_group",
                    "",
                    "votes",
                    0,
                    "excluded",
                    false));
        }
        for (int place = 0; place < 2; place++) {
            for (var comparison : study.comparisons.stream()
                    .filter(row -> row.get("kind").equals("live"))
                    .toList()) {
                int c = Integer.parseInt(comparison.get("comparison"));
                var rater = study.raters.get((c + place) % count);
                golds(rater);
                ballot(comparison, rater);
            }
        }
        var skipped = issue(study.comparisons.get(0), study.raters.get(2 % count), "skipped");
        outcome("ballot.skipped", skipped, detail(skipped)).put("reason", "other");
    }

    /** As long as the seed draws them and this rater has not had them all. */
    private void golds(Map<String, String> rater) {
        var share = new BigDecimal(study.plan.path("gold_share").asString("0"));
        var lot = new BallotLot(share, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
        while (lot.kind(chance, study.ballots.size()) == BallotLot.Kind.GOLD) {
            var left = study.comparisons.stream()
                    .filter(row -> row.get("kind").equals("gold"))
                    .filter(row -> study.ballots.stream()
                            .noneMatch(ballot -> ballot.get("rater").equals(rater.get("rater"))
                                    && ballot.get("comparison").equals(row.get("comparison"))))
                    .findFirst();
            if (left.isEmpty()) {
                return;
            }
            ballot(left.get(), rater);
        }
    }

    private static ObjectNode detail(Map<String, String> ballot) {
        return JSON.objectNode()
                .put("kind", ballot.get("kind"))
                .put("issued_at", ballot.get("issued_at"))
                .put("comparison", Integer.parseInt(ballot.get("comparison")))
                .put("swapped", Boolean.parseBoolean(ballot.get("swapped")));
    }

    private ObjectNode outcome(String type, Map<String, String> ballot, ObjectNode detail) {
        study.details.put(ballot.get("ballot"), detail);
        var body = JSON.objectNode().put("ballot", ballot.get("ballot"));
        body.put("n", Long.parseLong(ballot.get("number"))).put("rater", ballot.get("rater"));
        body.put("detail", Evidence.digest(detail));
        study.tell(type, body);
        return body;
    }

    private Map<String, String> issue(Map<String, String> comparison, Map<String, String> rater, String state) {
        long number = study.ballots.size();
        var ballot = SampleStudy.row(
                "number",
                number,
                "kind",
                comparison.get("kind"),
                "repeat_of",
                "",
                "ballot",
                chance.ballotId(number).toString().replace("-", ""),
                "rater",
                rater.get("rater"),
                "comparison",
                comparison.get("comparison"),
                "swapped",
                chance.swapped(number),
                "state",
                state,
                "issued_at",
                SampleStudy.BEGUN.plusSeconds(30 * number).toString());
        study.ballots.add(ballot);
        return ballot;
    }

    private void ballot(Map<String, String> comparison, Map<String, String> rater) {
        var ballot = issue(comparison, rater, "answered");
        boolean swapped = Boolean.parseBoolean(ballot.get("swapped"));
        double draw = study.random.nextDouble();
        boolean gold = comparison.get("kind").equals("gold");
        boolean firstWins = gold ? !rater.equals(study.raters.get(1)) : draw < 0.5;
        var verdict =
                draw > 0.92 && !gold ? "both_bad" : draw > 0.82 && !gold ? "tie" : firstWins == swapped ? "b" : "a";
        var winner = Map.of("a", "model_a", "b", "model_b").getOrDefault(verdict, verdict);
        study.votes.add(SampleStudy.row(
                "vote_id",
                study.votes.size() + 100,
                "ballot",
                ballot.get("ballot"),
                "kind",
                comparison.get("kind"),
                "revision",
                1,
                "rater",
                rater.get("rater"),
                "task_id",
                comparison.get("task_id"),
                "category",
                study.task(comparison.get("task_id")).get("category").stringValue(),
                "model_a",
                comparison.get(swapped ? "model_2" : "model_1"),
                "model_b",
                comparison.get(swapped ? "model_1" : "model_2"),
                "winner",
                winner,
                "strength",
                "",
                "source",
                "desk",
                "voted_at",
                SampleStudy.BEGUN.plusSeconds(30L * study.ballots.size()).toString(),
                "active_ms",
                rater.equals(study.raters.get(0)) ? 300 : 21000,
                "pair_probability",
                "0.5",
                "excluded",
                false,
                "exclusion_reason",
                ""));
        rater.merge("votes", "1", (one, other) -> String.valueOf(Integer.parseInt(one) + 1));
        cast(study.votes.get(study.votes.size() - 1), ballot);
    }

    /** Writes a vote into the log. */
    void cast(Map<String, String> vote, Map<String, String> ballot) {
        var detail = detail(ballot).put("vote_id", Long.parseLong(vote.get("vote_id")));
        detail.put("verdict", vote.get("winner"))
                .put("task", vote.get("task_id"))
                .put("source", vote.get("source"));
        detail.put("model_a", vote.get("model_a")).put("model_b", vote.get("model_b"));
        detail.put("voted_at", vote.get("voted_at")).put("active_ms", Long.parseLong(vote.get("active_ms")));
        detail.put("pair_probability", vote.get("pair_probability"));
        outcome("vote.cast", ballot, detail).put("revision", 1).put("answer", Evidence.digest(detail));
    }
}
