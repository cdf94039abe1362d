package dev.evenhand.ledger;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is decided about a sample study's raters, and what befalls it on the way. */
final class SampleDeeds {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final SampleStudy study;

    SampleDeeds(SampleStudy study) {
        this.study = study;
    }

    /** The first rater answers before anyone can read, the second one is always wrong. */
    void decide() {
        study.plan.path("exclusions").forEach(rule -> {
            var code = rule.path("rule").stringValue();
            var rater = study.raters.get(code.equals("speed") ? 0 : 1).get("rater");
            long seen = study.votes.stream()
                    .filter(vote -> vote.get("rater").equals(rater))
                    .filter(vote -> !code.equals("gold") || vote.get("kind").equals("gold"))
                    .count();
            study.exclude(rater, code, seen, seen);
        });
    }

    /** What a reader of the result must know of, whoever would rather have it forgotten. */
    void befall() {
        amend(1, "Raters disagree more than we thought.");
        tell("withdrawn", JSON.objectNode().put("model", "m2").put("reason", "It was a trial."));
        study.tell(
                "rater.revoked",
                JSON.objectNode().put("rater", study.raters.get(0).get("rater")));
        study.tell("rater.erased", JSON.objectNode());
        var answer = JSON.objectNode().put("item", "payment").put("number", 1);
        study.tell("study.described", answer.put("text", "12 € an hour"));
        amend(2, "Money ran out.");
        study.tell(
                Log.KEPT,
                JSON.objectNode()
                        .put("rater", study.raters.get(2).get("rater"))
                        .put("rule", "speed")
                        .put("planned", true)
                        .put("by", "account 1")
                        .put("seen", 9)
                        .put("hits", 8));
        tell("watched", JSON.objectNode().put("votes", "30"));
    }

    private void amend(int number, String reason) {
        var detail = JSON.objectNode().put("number", number).put("field", "votes_per_comparison");
        detail.put("reason", reason).put("after_votes", study.votes.size());
        tell(
                "amended",
                detail.put(
                        "after_counted",
                        study.votes.stream()
                                .filter(vote -> vote.get("kind").equals("live"))
                                .count()));
    }

    private void tell(String deed, ObjectNode detail) {
        study.tell("study." + deed, JSON.objectNode().put("detail", detail.toString()));
    }
}
