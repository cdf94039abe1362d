package dev.evenhand.ledger;

import static dev.evenhand.ledger.Dressing.decided;
import static dev.evenhand.ledger.Dressing.plain;
import static dev.evenhand.ledger.Report.Check.RESULTS;

import tools.jackson.databind.node.ObjectNode;

/** What the votes are said to say. */
enum DressedResults implements DressedUp {
    THE_HEADLINE_WITHOUT_EXCLUSIONS_IS_ANOTHER(decided(
            7,
            RESULTS,
            study -> study.dressing =
                    results -> ((ObjectNode) results.get("exclusions").get(0)).put("estimate", "0.75"))),
    A_CATEGORY_S_SHARE_IS_ANOTHER(decided(
            17,
            RESULTS,
            study -> study.dressing =
                    results -> ((ObjectNode) results.get("categories").get(0)).put("upper", "0.9"))),
    THE_LEAD_WITHOUT_ANY_ONE_RATER_IS_ANOTHER(decided(
            7,
            RESULTS,
            study -> study.dressing = results -> results.withObject("overturn").put("without_one_lowest", "0.6"))),
    FEWER_RATERS_DISAGREE(plain(
            24,
            RESULTS,
            study -> study.dressing =
                    results -> ((ObjectNode) results.get("agreement").get(0)).put("value", "0.9"))),
    MORE_COMPARISONS_WERE_JUDGED_TWICE(plain(
            24,
            RESULTS,
            study -> study.dressing =
                    results -> ((ObjectNode) results.get("agreement").get(1)).put("units", 1000))),
    SEATS_WERE_TOLD_MORE_EVEN(plain(
            9,
            RESULTS,
            study -> study.dressing = results -> {
                var sides = results.withObject("sides");
                sides.put("first_left", sides.get("first_left").asInt() + 1);
            })),
    ONE_MODEL_TWICE_WAS_NEVER_ASKED(plain(
            9,
            RESULTS,
            study -> study.dressing = results -> results.withObject("sides").put("same_model", 500))),
    SKIPPED_BALLOTS_WERE_FORGOTTEN(plain(
            1,
            RESULTS,
            study -> study.dressing = results -> results.withObject("ballots").put("skipped", 0))),
    A_PAIR_THAT_MET_LESS_WAS_HIDDEN(plain(
            16,
            RESULTS,
            study -> study.dressing = results -> results.withObject("mix").put("fewest", 999))),
    MORE_VOTES_WOULD_REVERSE_IT(decided(
            21,
            RESULTS,
            study -> study.dressing = results -> results.withObject("overturn").put("flip", 400))),
    VOTES_TO_LEAVE_OUT_WERE_FORGOTTEN(decided(
            21,
            RESULTS,
            study -> study.dressing = results -> results.withObject("overturn").remove("drop"))),
    TIES_WERE_DROPPED(plain(
            11,
            RESULTS,
            study -> study.dressing = results -> {
                results.get("models").forEach(model -> ((ObjectNode) model).put("ties", 0));
                results.get("pairs").forEach(pair -> ((ObjectNode) pair).put("ties", 0));
            })),
    TIES_WERE_COUNTED_ANOTHER_WAY(plain(
            11,
            RESULTS,
            study -> study.dressing = results -> ((ObjectNode) results.get("method")).put("ties", "davidson"))),
    CLUSTERS_WERE_FORGOTTEN(plain(
            12,
            RESULTS,
            study -> study.dressing = results -> {
                var model = (ObjectNode) results.get("models").get(0);
                model.put("se", "0.1").put("lower", "990").put("upper", "1010");
            })),
    ANOTHER_STATISTIC_WAS_HEADLINED(plain(
            19,
            RESULTS,
            study -> study.dressing = results -> ((ObjectNode) results.get("headline")).put("statistic", "win_share"))),
    THE_LEVEL_WAS_LOWERED(plain(
            19,
            RESULTS,
            study -> study.dressing = results -> ((ObjectNode) results.get("method")).put("alpha", "0.2"))),
    THE_SCORE_WAS_ROUNDED_UP(plain(
            19,
            RESULTS,
            study -> study.dressing = results -> {
                var model = (ObjectNode) results.get("models").get(0);
                model.put(
                        "score",
                        Results.decimal(Double.parseDouble(model.get("score").stringValue()) + 1e-6));
            })),
    THE_CLAIM_WAS_TURNED(plain(
            19,
            RESULTS,
            study -> study.dressing = results ->
                    ((ObjectNode) results.get("headline")).put("first", "m2").put("second", "m1"))),
    A_DIGIT_OF_THE_HEADLINE_WAS_CHANGED(plain(
            19,
            RESULTS,
            study -> study.dressing = results -> {
                var headline = (ObjectNode) results.get("headline");
                headline.put(
                        "estimate",
                        Results.decimal(
                                Double.parseDouble(headline.get("estimate").stringValue()) + 1e-6));
            })),
    A_WINNER_WAS_CALLED(plain(
            21,
            RESULTS,
            study -> study.dressing = results -> ((ObjectNode) results.get("headline")).put("outcome", "first"))),
    THE_PLAN_CLAIMED_NOTHING(plain(
            19,
            RESULTS,
            study -> study.dressing = results -> ((ObjectNode) results.get("headline")).put("claimed", false)));

    private final Dressing dressing;

    DressedResults(Dressing dressing) {
        this.dressing = dressing;
    }

    @Override
    public Dressing dressing() {
        return dressing;
    }
}
