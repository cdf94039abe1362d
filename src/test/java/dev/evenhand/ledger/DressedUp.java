package dev.evenhand.ledger;

import static dev.evenhand.ledger.Report.Check.CHANCE;
import static dev.evenhand.ledger.Report.Check.COMPLETE;
import static dev.evenhand.ledger.Report.Check.EXCLUSIONS;
import static dev.evenhand.ledger.Report.Check.FILES;
import static dev.evenhand.ledger.Report.Check.LOOKS;
import static dev.evenhand.ledger.Report.Check.PLAN;
import static dev.evenhand.ledger.Report.Check.RESULTS;
import static dev.evenhand.ledger.Report.Check.SIGNATURE;
import static dev.evenhand.ledger.Report.Check.TASKS;
import static dev.evenhand.ledger.Report.Check.VOTES;

import dev.evenhand.commitment.CommittedSeed;
import dev.evenhand.commitment.Sha256;
import dev.evenhand.ledger.Report.Check;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Ways to dress up a result after the fact, by an operator who seals everything anew with the right key: the number is
 * the row of the table of threats, and the check is the one that has to fail.
 */
enum DressedUp {
    A_TASK_WAS_REWRITTEN(1, TASKS, study -> message(study.tasks.get(0)).put("content", "An easier one?")),
    A_TASK_WAS_DROPPED(1, TASKS, study -> study.tasks.remove(3)),
    A_TASK_WAS_ADDED(
            1, TASKS, study -> study.tasks.add(study.tasks.get(0).deepCopy().put("task_id", "t-new"))),
    COMPARISONS_WERE_REORDERED(1, TASKS, study -> {
        var one = study.comparisons.get(1);
        one.put("model_1", String.valueOf(study.comparisons.get(2).put("model_1", String.valueOf(one.get("model_1")))));
    }),
    COMPARISONS_WERE_CUT_OFF(1, TASKS, study -> study.comparisons.remove(study.comparisons.size() - 1)),
    STOPPED_EARLY_WITH_ORDINARY_INTERVALS(2, LOOKS, study -> {
        var last = String.valueOf(study.votes.get(study.votes.size() - 1).get("ballot"));
        drop(study, study.votes.size() - 1);
        study.ballots.stream()
                .filter(ballot -> last.equals(ballot.get("ballot")))
                .forEach(ballot -> ballot.put("state", "lapsed"));
        study.log.removeIf(event -> Log.text(event.body(), "ballot").equals(last));
        study.dressing = results -> ((ObjectNode) results.get("method")).put("end", "planned");
    }),
    A_LOOK_WAS_KEPT_QUIET(2, LOOKS, study -> {
        study.log.add(6, new SampleStudy.Event("study.look", study.log.get(6).at(), json().put("detail", "{}")));
        study.dressing = results -> results.put("looks_taken", 0);
    }),
    A_VARIANT_WAS_LEFT_OUT(
            3, COMPLETE, study -> study.dressing = results -> ((ArrayNode) results.get("models")).remove(2)),
    A_VARIANT_WAS_TAKEN_OUT_OF_THE_PLAN(3, PLAN, study -> ((ArrayNode) study.plan.get("models")).remove(2)),
    ANOTHER_MODEL_WAS_SHIPPED(
            4, TASKS, study -> study.event("variant.registered").body().put("name", "m1-experimental")),
    A_MODEL_WAS_REGISTERED_AND_NOT_SHOWN(3, TASKS, study -> study.tell("variant.registered", json().put("name", "m4"))),
    AN_OPPONENT_WAS_LEFT_OUT(
            5, COMPLETE, study -> study.dressing = results -> ((ArrayNode) results.get("pairs")).remove(1)),
    A_RESPONSE_WAS_GENERATED_AGAIN(
            6,
            TASKS,
            study -> message((ObjectNode) study.tasks.get(2).get("responses").get(1))
                    .put("content", "A better one")),
    A_RATER_WAS_LEFT_OUT(
            7, EXCLUSIONS, study -> study.leaveOut(study.raters.get(0).get("rater"), "speed")),
    AN_EXCLUSION_WAS_TAKEN_OUT_OF_THE_LOG(7, EXCLUSIONS, true, study -> study.log.remove(study.event(Log.EXCLUDED))),
    AN_EXCLUSION_WAS_ADDED(7, EXCLUSIONS, true, study -> {
        study.exclude(study.raters.get(2).get("rater"), "speed", 20, 20);
    }),
    AN_EXCLUSION_WAS_LIFTED_AND_HELD(7, EXCLUSIONS, true, study -> {
        var body = study.event(Log.EXCLUDED).body().deepCopy();
        study.tell("exclusion.lifted", body);
    }),
    AN_EXCLUSION_COUNTS_ALL_THE_SAME(
            7, EXCLUSIONS, true, study -> study.leaveOut(study.raters.get(0).get("rater"), "")),
    AN_EXCLUSION_BY_ANOTHER_RULE(7, EXCLUSIONS, true, study -> {
        study.event(Log.EXCLUDED).body().put("rule", "gold");
        study.leaveOut(study.raters.get(0).get("rater"), "gold");
    }),
    AN_EXCLUSION_BY_NO_RULE_OF_THE_PLAN(7, EXCLUSIONS, true, study -> {
        study.event(Log.EXCLUDED).body().put("rule", "seat");
        study.leaveOut(study.raters.get(0).get("rater"), "seat");
    }),
    EVIDENCE_AGAINST_A_RATER_WAS_MADE_UP(
            7, EXCLUSIONS, true, study -> study.event(Log.EXCLUDED).body().put("hits", 1)),
    AN_EXCLUSION_WAS_NAMED_OTHERWISE(
            7, EXCLUSIONS, true, study -> study.votes.get(0).put("exclusion_reason", "gold")),
    A_BALLOT_WAS_ISSUED_LATER_SO_THAT_ITS_RATER_LOOKS_HASTY(
            7,
            VOTES,
            study -> study.ballots.get(5).put("issued_at", study.ballots.get(6).get("issued_at"))),
    A_KNOWN_ANSWER_WAS_TURNED(
            7,
            TASKS,
            true,
            study -> study.comparisons.get(study.comparisons.size() - 1).put("gold", "second")),
    THE_HEADLINE_WITHOUT_EXCLUSIONS_IS_ANOTHER(
            7,
            RESULTS,
            true,
            study -> study.dressing =
                    results -> ((ObjectNode) results.get("exclusions").get(0)).put("estimate", "0.75")),
    A_CATEGORY_S_SHARE_IS_ANOTHER(
            17,
            RESULTS,
            true,
            study -> study.dressing =
                    results -> ((ObjectNode) results.get("categories").get(0)).put("upper", "0.9")),
    THE_LEAD_WITHOUT_ANY_ONE_RATER_IS_ANOTHER(
            7,
            RESULTS,
            true,
            study -> study.dressing = results -> results.withObject("overturn").put("without_one_lowest", "0.6")),
    FEWER_RATERS_DISAGREE(
            24,
            RESULTS,
            study -> study.dressing =
                    results -> ((ObjectNode) results.get("agreement").get(0)).put("value", "0.9")),
    MORE_COMPARISONS_WERE_JUDGED_TWICE(
            24,
            RESULTS,
            study -> study.dressing =
                    results -> ((ObjectNode) results.get("agreement").get(1)).put("units", 1000)),
    SEATS_WERE_TOLD_MORE_EVEN(
            9,
            RESULTS,
            study -> study.dressing = results -> {
                var sides = results.withObject("sides");
                sides.put("first_left", sides.get("first_left").asInt() + 1);
            }),
    ONE_MODEL_TWICE_WAS_NEVER_ASKED(
            9,
            RESULTS,
            study -> study.dressing = results -> results.withObject("sides").put("same_model", 500)),
    SKIPPED_BALLOTS_WERE_FORGOTTEN(
            1,
            RESULTS,
            study -> study.dressing = results -> results.withObject("ballots").put("skipped", 0)),
    A_PAIR_THAT_MET_LESS_WAS_HIDDEN(
            16,
            RESULTS,
            study -> study.dressing = results -> results.withObject("mix").put("fewest", 999)),
    MORE_VOTES_WOULD_REVERSE_IT(
            21,
            RESULTS,
            true,
            study -> study.dressing = results -> results.withObject("overturn").put("flip", 400)),
    VOTES_TO_LEAVE_OUT_WERE_FORGOTTEN(
            21,
            RESULTS,
            true,
            study -> study.dressing = results -> results.withObject("overturn").remove("drop")),
    ONE_VOTE_WAS_LEFT_OUT(7, EXCLUSIONS, study -> study.votes.get(5).put("excluded", "true")),
    SIDES_WERE_TURNED(
            9,
            CHANCE,
            study -> study.ballots
                    .get(4)
                    .merge("swapped", "", (was, none) -> String.valueOf(!Boolean.parseBoolean(was)))),
    A_BALLOT_WAS_DRAWN_AGAIN(
            9, CHANCE, study -> study.ballots.get(study.ballots.size() - 1).put("ballot", "ab".repeat(16))),
    A_BALLOT_NUMBER_WAS_SKIPPED(
            9, CHANCE, study -> study.ballots.get(study.ballots.size() - 1).put("number", "999")),
    THE_SEED_WAS_SWAPPED(
            9, CHANCE, study -> study.event("prereg.revealed").body().put("seed", "11".repeat(32))),
    THE_SEED_WAS_NOT_SHOWN(
            9, CHANCE, study -> study.log.removeIf(event -> event.type().equals("prereg.revealed"))),
    ANOTHER_BEACON_WAS_ENTERED(
            9,
            CHANCE,
            true,
            study -> study.event(Log.BEACON).body().put("detail", beacon("26000000", "22".repeat(32)))),
    A_LATER_ROUND_OF_THE_BEACON_WAS_TAKEN(9, CHANCE, true, study -> {
        var detail = Log.text(study.event(Log.BEACON).body(), "detail").replace("26000000", "26000001");
        study.event(Log.BEACON).body().put("detail", detail);
    }),
    THE_BEACON_WAS_TAKEN_OUT_OF_THE_LOG(9, CHANCE, true, study -> study.log.remove(study.event(Log.BEACON))),
    THE_BEACON_CAME_AFTER_THE_OPENING(9, CHANCE, true, study -> {
        var beacon = study.event(Log.BEACON);
        study.log.remove(beacon);
        study.log.add(study.log.indexOf(study.event(Log.OPENED)) + 1, beacon);
    }),
    A_BEACON_WAS_ENTERED_THAT_NOBODY_PLANNED(
            9,
            CHANCE,
            study -> study.log.add(
                    study.log.indexOf(study.event(Log.OPENED)),
                    new SampleStudy.Event(
                            Log.BEACON,
                            study.event(Log.OPENED).at(),
                            SampleStudy.beacon("26000000", "22".repeat(32))))),
    A_BALLOT_WAS_MADE_GOLD_AFTERWARDS(9, CHANCE, study -> {
        study.ballots.get(2).put("kind", "gold");
        study.votes.get(2).put("kind", "gold");
    }),
    A_REPEAT_WAS_MADE_UP(9, CHANCE, study -> study.ballots.get(9).put("kind", "repeat")),
    TIES_WERE_DROPPED(
            11,
            RESULTS,
            study -> study.dressing = results -> {
                results.get("models").forEach(model -> ((ObjectNode) model).put("ties", 0));
                results.get("pairs").forEach(pair -> ((ObjectNode) pair).put("ties", 0));
            }),
    TIES_WERE_COUNTED_ANOTHER_WAY(
            11,
            RESULTS,
            study -> study.dressing = results -> ((ObjectNode) results.get("method")).put("ties", "davidson")),
    CLUSTERS_WERE_FORGOTTEN(
            12,
            RESULTS,
            study -> study.dressing = results -> {
                var model = (ObjectNode) results.get("models").get(0);
                model.put("se", "0.1").put("lower", "990").put("upper", "1010");
            }),
    A_RATER_VOTED_TWICE(13, VOTES, study -> {
        var copy = Map.copyOf(study.votes.get(0));
        study.votes.add(new HashMap<>(copy));
        study.votes.get(study.votes.size() - 1).put("vote_id", "9999");
    }),
    VOTES_WERE_STUFFED(15, VOTES, study -> stuff(study)),
    A_VOTE_WAS_GIVEN_TO_ANOTHER(
            15,
            VOTES,
            study -> study.votes.get(2).put("rater", study.raters.get(3).get("rater"))),
    SAMPLING_WAS_TOLD_WRONG(16, TASKS, study -> study.comparisons.get(0).put("pair_probability", "0.900000000000")),
    A_CATEGORY_WAS_LEFT_OUT(
            17, COMPLETE, study -> study.dressing = results -> ((ArrayNode) results.get("categories")).remove(0)),
    A_TASK_CHANGED_ITS_CATEGORY(17, VOTES, study -> study.votes.get(0).put("category", "fun")),
    THE_QUESTION_WAS_CHANGED(18, PLAN, study -> study.plan.put("question", "Which is longer?")),
    THE_PLAN_CAME_AFTER_THE_VOTES(18, PLAN, study -> study.log.add(study.log.remove(0))),
    TWO_PLANS_WERE_REGISTERED(18, PLAN, study -> study.log.add(study.log.get(0))),
    ANOTHER_STATISTIC_WAS_HEADLINED(
            19,
            RESULTS,
            study -> study.dressing = results -> ((ObjectNode) results.get("headline")).put("statistic", "win_share")),
    THE_LEVEL_WAS_LOWERED(
            19, RESULTS, study -> study.dressing = results -> ((ObjectNode) results.get("method")).put("alpha", "0.2")),
    THE_SCORE_WAS_ROUNDED_UP(
            19,
            RESULTS,
            study -> study.dressing = results -> {
                var model = (ObjectNode) results.get("models").get(0);
                model.put(
                        "score",
                        Results.decimal(Double.parseDouble(model.get("score").stringValue()) + 1e-6));
            }),
    THE_CLAIM_WAS_TURNED(
            19,
            RESULTS,
            study -> study.dressing = results ->
                    ((ObjectNode) results.get("headline")).put("first", "m2").put("second", "m1")),
    A_DIGIT_OF_THE_HEADLINE_WAS_CHANGED(
            19,
            RESULTS,
            study -> study.dressing = results -> {
                var headline = (ObjectNode) results.get("headline");
                headline.put(
                        "estimate",
                        Results.decimal(
                                Double.parseDouble(headline.get("estimate").stringValue()) + 1e-6));
            }),
    A_WINNER_WAS_CALLED(
            21,
            RESULTS,
            study -> study.dressing = results -> ((ObjectNode) results.get("headline")).put("outcome", "first")),
    THE_PLAN_CLAIMED_NOTHING(
            19,
            RESULTS,
            study -> study.dressing = results -> ((ObjectNode) results.get("headline")).put("claimed", false)),
    A_VOTE_WAS_CHANGED(22, VOTES, study -> change(study.votes.get(1))),
    A_VOTE_AND_ITS_DETAIL_WERE_CHANGED(22, VOTES, study -> {
        var vote = study.votes.get(1);
        change(vote);
        study.details.get(vote.get("ballot")).put("verdict", vote.get("winner"));
    }),
    A_VOTE_WAS_MOVED_IN_TIME(22, VOTES, study -> study.votes.get(1).put("voted_at", "2026-06-01T00:00:00Z")),
    A_COMMITMENT_IS_TO_ANOTHER_PLAN(
            18, PLAN, study -> study.event("prereg.revealed").body().put("nonce", "22".repeat(32))),
    A_BALLOT_WAS_LEFT_OUT(22, VOTES, study -> study.ballots.remove(study.ballots.size() - 1)),
    A_VOTE_WAS_TAKEN_OUT(22, VOTES, study -> drop(study, 7)),
    A_VOTE_WAS_TAKEN_OUT_OF_THE_LOG(22, VOTES, study -> study.log.remove(12)),
    A_VOTE_CAME_AFTER_THE_END(22, VOTES, study -> {
        var cast = study.log.remove(9);
        study.log.add(new SampleStudy.Event(cast.type(), cast.at().plusSeconds(9000), cast.body()));
    }),
    A_SKIP_WAS_HIDDEN(
            22, VOTES, study -> study.log.removeIf(event -> event.type().equals("ballot.skipped"))),
    VOTES_WERE_IMPORTED_IN_SECRET(22, VOTES, study -> {
        var vote = study.votes.get(0);
        study.votes.add(new HashMap<>(vote));
        var last = study.votes.get(study.votes.size() - 1);
        last.put("vote_id", "7777");
        last.put("ballot", "");
        last.put("source", "import");
        study.raters.get(0).merge("votes", "1", (was, more) -> String.valueOf(Integer.parseInt(was) + 1));
    }),
    AN_AMENDMENT_WAS_FORGOTTEN(18, COMPLETE, true, study -> forget(study, "study.amended", 1)),
    AN_AMENDMENT_WAS_TAKEN_OUT_OF_THE_LOG(18, PLAN, true, study -> study.log.remove(study.event(Log.AMENDED))),
    AN_AMENDMENT_CAME_SOONER_THAN_IT_DID(18, PLAN, true, study -> {
        var body = study.event(Log.AMENDED).body();
        body.put("detail", Log.text(body, "detail").replaceAll("after_votes\":[0-9]+", "after_votes\":0"));
    }),
    AN_AMENDMENT_CAME_AFTER_FEWER_VOTES_THAT_COUNT(18, PLAN, true, study -> {
        var body = study.event(Log.AMENDED).body();
        body.put("detail", Log.text(body, "detail").replaceAll("after_counted\":[0-9]+", "after_counted\":0"));
    }),
    AN_AMENDMENT_WAS_MOVED_BEFORE_THE_VOTES(18, PLAN, true, study -> {
        var amended = study.event(Log.AMENDED);
        study.log.remove(amended);
        study.log.add(6, amended);
    }),
    AN_AMENDMENT_S_REASON_IS_ANOTHER(
            18,
            COMPLETE,
            true,
            study -> study.dressing =
                    results -> ((ObjectNode) results.get("deeds").get(2).get("body")).put("detail", "{}")),
    A_WITHDRAWN_VARIANT_WAS_FORGOTTEN(3, COMPLETE, true, study -> forget(study, "study.withdrawn", 0)),
    A_WITHDRAWAL_WAS_TAKEN_OUT_OF_THE_LOG(3, COMPLETE, true, study -> dropped(study, "study.withdrawn")),
    A_VOIDED_RATER_WAS_FORGOTTEN(7, COMPLETE, true, study -> forget(study, "rater.revoked", 0)),
    A_VOIDED_RATER_WAS_TAKEN_OUT_OF_THE_LOG(7, COMPLETE, true, study -> dropped(study, "rater.revoked")),
    A_FLAG_THAT_WAS_KEPT_IS_NOT_SHOWN(7, COMPLETE, true, study -> forget(study, Log.KEPT, 0)),
    A_FLAG_THAT_WAS_KEPT_WAS_TAKEN_OUT_OF_THE_LOG(7, COMPLETE, true, study -> dropped(study, Log.KEPT)),
    AN_ERASED_RATER_WAS_FORGOTTEN(7, COMPLETE, true, study -> forget(study, "rater.erased", 0)),
    AN_EXCLUSION_WAS_NOT_SHOWN(7, COMPLETE, true, study -> forget(study, Log.EXCLUDED, 1)),
    A_LOST_CATEGORY_WAS_LEFT_OUT(
            17, COMPLETE, true, study -> study.dressing = results -> ((ArrayNode) results.get("categories")).remove(1)),
    AN_ANSWER_OF_THE_DATASHEET_WAS_CHANGED(
            23,
            COMPLETE,
            true,
            study -> study.dressing = results ->
                    deed(results, "study.described", 0).withObject("body").put("text", "15 € an hour")),
    THE_DATASHEET_WAS_REWRITTEN(
            23,
            COMPLETE,
            true,
            study -> study.editing =
                    files -> files.computeIfPresent("datasheet.json", (name, sheet) -> sheet.replace("12 €", "15 €"))),
    AN_ANSWER_WAS_TAKEN_OFF_THE_DATASHEET(
            23,
            COMPLETE,
            true,
            study -> study.editing = files -> files.computeIfPresent(
                    "datasheet.json", (name, sheet) -> sheet.replace("\"12 € an hour\"", "null"))),
    A_LOOK_OF_THE_RULE_WAS_KEPT_QUIET(
            2, LOOKS, true, study -> study.dressing = results -> results.put("looks_of_the_rule", 0)),
    IT_IS_ANOTHER_STUDY(
            22, FILES, study -> study.editing = files -> files.put("about.json", "{\"bundle\":1,\"study\":\"other\"}")),
    A_FILE_IS_NOT_CANONICAL(
            22, VOTES, study -> study.editing = files -> files.merge("results.json", " ", String::concat)),
    A_TABLE_LACKS_A_CELL(
            22, VOTES, study -> study.editing = files -> files.merge("votes.csv", "1,2,3\n", String::concat)),
    A_TABLE_HAS_AN_EMPTY_LINE(
            22, VOTES, study -> study.editing = files -> files.merge("raters.csv", "\n", String::concat)),
    A_LAST_LINE_IS_NOT_ENDED(
            22,
            VOTES,
            study -> study.editing = files -> files.computeIfPresent("details.jsonl", (name, lines) -> lines.strip())),
    THE_KEY_IS_ONE_THAT_ANYBODY_SIGNS_WITH(
            22,
            SIGNATURE,
            study -> study.editing = files -> {
                var raw = new byte[33];
                raw[0] = 1;
                raw[1] = 1;
                var id = Sha256.of((study.origin() + "\n").getBytes(StandardCharsets.UTF_8), raw);
                files.put(
                        "key.txt",
                        study.origin() + "+" + HexFormat.of().formatHex(id, 0, 4) + "+"
                                + Base64.getEncoder().encodeToString(raw) + "\n");
            }),
    THE_LOG_IS_OF_ANOTHER_KEY(
            22,
            SIGNATURE,
            study -> study.editing = files -> files.put(
                    "key.txt",
                    NoteSigner.of(study.origin(), NoteSigner.newPair()).key() + "\n"));

    final int threat;
    final Check check;
    private final Consumer<SampleStudy> dressing;
    private final boolean deciding;

    DressedUp(int threat, Check check, Consumer<SampleStudy> dressing) {
        this(threat, check, false, dressing);
    }

    DressedUp(int threat, Check check, boolean deciding, Consumer<SampleStudy> dressing) {
        this.threat = threat;
        this.deciding = deciding;
        this.check = check;
        this.dressing = dressing;
    }

    SampleStudy study() {
        var study = deciding
                ? SampleStudy.excluding("decided", 7)
                : new SampleStudy("dressed-up", 7, 8, 4, "m1", "m2", "m3");
        dressing.accept(study);
        return study;
    }

    /** In the results alone. */
    private static void forget(SampleStudy study, String type, int which) {
        study.dressing = results -> {
            var deeds = (ArrayNode) results.get("deeds");
            var gone = deed(results, type, which);
            for (int i = deeds.size() - 1; i >= 0; i--) {
                if (deeds.get(i) == gone) {
                    deeds.remove(i);
                }
            }
        };
    }

    /** In the log alone. */
    private static void dropped(SampleStudy study, String type) {
        var told = new SampleBundle(study).results().get("deeds").deepCopy();
        study.log.remove(study.event(type));
        study.dressing = results -> results.set("deeds", told);
    }

    private static ObjectNode deed(ObjectNode results, String type, int which) {
        return (ObjectNode) results.get("deeds")
                .valueStream()
                .filter(deed -> deed.path("type").stringValue().equals(type))
                .skip(which)
                .findFirst()
                .orElseThrow();
    }

    private static ObjectNode json() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ObjectNode message(ObjectNode of) {
        return (ObjectNode) of.get("messages").get(0);
    }

    private static void change(Map<String, String> vote) {
        vote.put("winner", "model_a".equals(vote.get("winner")) ? "model_b" : "model_a");
    }

    private static String beacon(String round, String value) {
        return Log.text(SampleStudy.beacon(round, value), "detail");
    }

    private static void drop(SampleStudy study, int vote) {
        var gone = study.votes.remove(vote);
        study.raters.stream()
                .filter(row -> row.get("rater").equals(gone.get("rater")))
                .forEach(row -> row.merge("votes", "1", (was, one) -> String.valueOf(Integer.parseInt(was) - 1)));
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
