package dev.evenhand.ledger;

import static dev.evenhand.ledger.Dressing.decided;
import static dev.evenhand.ledger.Dressing.plain;
import static dev.evenhand.ledger.Report.Check.LOOKS;
import static dev.evenhand.ledger.Report.Check.PLAN;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is said to have been planned, and who looked before the end. */
enum DressedPlans implements DressedUp {
    STOPPED_EARLY_WITH_ORDINARY_INTERVALS(plain(2, LOOKS, study -> {
        var last = String.valueOf(study.votes.get(study.votes.size() - 1).get("ballot"));
        study.drop(study.votes.size() - 1);
        study.ballots.stream()
                .filter(ballot -> last.equals(ballot.get("ballot")))
                .forEach(ballot -> ballot.put("state", "lapsed"));
        study.log.removeIf(event -> Log.text(event.body(), "ballot").equals(last));
        study.dressing = results -> ((ObjectNode) results.get("method")).put("end", "planned");
    })),
    A_LOOK_WAS_KEPT_QUIET(plain(2, LOOKS, study -> {
        study.log.add(
                6,
                new SampleStudy.Event(
                        "study.look",
                        study.log.get(6).at(),
                        JsonNodeFactory.instance.objectNode().put("detail", "{}")));
        study.dressing = results -> results.put("looks_taken", 0);
    })),
    A_VARIANT_WAS_TAKEN_OUT_OF_THE_PLAN(plain(3, PLAN, study -> ((ArrayNode) study.plan.get("models")).remove(2))),
    THE_QUESTION_WAS_CHANGED(plain(18, PLAN, study -> study.plan.put("question", "Which is longer?"))),
    THE_PLAN_CAME_AFTER_THE_VOTES(plain(18, PLAN, study -> study.log.add(study.log.remove(0)))),
    TWO_PLANS_WERE_REGISTERED(plain(18, PLAN, study -> study.log.add(study.log.get(0)))),
    A_COMMITMENT_IS_TO_ANOTHER_PLAN(plain(
            18, PLAN, study -> study.event("prereg.revealed").body().put("nonce", "22".repeat(32)))),
    AN_AMENDMENT_WAS_TAKEN_OUT_OF_THE_LOG(decided(18, PLAN, study -> study.log.remove(study.event(Log.AMENDED)))),
    AN_AMENDMENT_CAME_SOONER_THAN_IT_DID(decided(18, PLAN, study -> {
        var body = study.event(Log.AMENDED).body();
        body.put("detail", Log.text(body, "detail").replaceAll("after_votes\":[0-9]+", "after_votes\":0"));
    })),
    AN_AMENDMENT_CAME_AFTER_FEWER_VOTES_THAT_COUNT(decided(18, PLAN, study -> {
        var body = study.event(Log.AMENDED).body();
        body.put("detail", Log.text(body, "detail").replaceAll("after_counted\":[0-9]+", "after_counted\":0"));
    })),
    AN_AMENDMENT_WAS_MOVED_BEFORE_THE_VOTES(decided(18, PLAN, study -> {
        var amended = study.event(Log.AMENDED);
        study.log.remove(amended);
        study.log.add(6, amended);
    })),
    A_LOOK_OF_THE_RULE_WAS_KEPT_QUIET(
            decided(2, LOOKS, study -> study.dressing = results -> results.put("looks_of_the_rule", 0)));

    private final Dressing dressing;

    DressedPlans(Dressing dressing) {
        this.dressing = dressing;
    }

    @Override
    public Dressing dressing() {
        return dressing;
    }
}
