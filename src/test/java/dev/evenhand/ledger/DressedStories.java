package dev.evenhand.ledger;

import static dev.evenhand.ledger.Dressing.decided;
import static dev.evenhand.ledger.Dressing.plain;
import static dev.evenhand.ledger.Report.Check.COMPLETE;
import static dev.evenhand.ledger.Report.Check.LOOKS;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a reader of the results is not told: what was left out, taken back, amended or stated. */
enum DressedStories implements DressedUp {
    THE_END_WAS_LEFT_OUT(plain(2, COMPLETE, study -> {
        var end = study.log.subList(study.log.indexOf(study.event(Log.CLOSED)), study.log.size());
        study.since.addAll(end);
        end.clear();
    })),
    A_FILE_TAKEN_IN_AFTER_THE_END_CHANGES_NO_INTERVAL(plain(2, LOOKS, study -> {
        study.tell(Log.IMPORTED, study.plan.objectNode().put("votes", 0));
        study.dressing = results -> ((ObjectNode) results.get("method")).put("end", "planned");
    })),
    A_FILE_TAKEN_IN_WAS_NOT_SHOWN(plain(2, COMPLETE, study -> {
        study.tell(Log.IMPORTED, study.plan.objectNode().put("votes", 0));
        forget(study, Log.IMPORTED, 0);
    })),
    A_VARIANT_WAS_LEFT_OUT(plain(
            3, COMPLETE, study -> study.dressing = results -> ((ArrayNode) results.get("models")).remove(2))),
    AN_OPPONENT_WAS_LEFT_OUT(plain(
            5, COMPLETE, study -> study.dressing = results -> ((ArrayNode) results.get("pairs")).remove(1))),
    A_CATEGORY_WAS_LEFT_OUT(plain(
            17, COMPLETE, study -> study.dressing = results -> ((ArrayNode) results.get("categories")).remove(0))),
    AN_AMENDMENT_WAS_FORGOTTEN(decided(18, COMPLETE, study -> forget(study, "study.amended", 1))),
    AN_AMENDMENT_S_REASON_IS_ANOTHER(decided(
            18,
            COMPLETE,
            study -> study.dressing =
                    results -> ((ObjectNode) results.get("deeds").get(2).get("body")).put("detail", "{}"))),
    A_WITHDRAWN_VARIANT_WAS_FORGOTTEN(decided(3, COMPLETE, study -> forget(study, "study.withdrawn", 0))),
    A_WITHDRAWAL_WAS_TAKEN_OUT_OF_THE_LOG(decided(3, COMPLETE, study -> dropped(study, "study.withdrawn"))),
    A_VOIDED_RATER_WAS_FORGOTTEN(decided(7, COMPLETE, study -> forget(study, "rater.revoked", 0))),
    A_VOIDED_RATER_WAS_TAKEN_OUT_OF_THE_LOG(decided(7, COMPLETE, study -> dropped(study, "rater.revoked"))),
    A_FLAG_THAT_WAS_KEPT_IS_NOT_SHOWN(decided(7, COMPLETE, study -> forget(study, Log.KEPT, 0))),
    A_FLAG_THAT_WAS_KEPT_WAS_TAKEN_OUT_OF_THE_LOG(decided(7, COMPLETE, study -> dropped(study, Log.KEPT))),
    AN_ERASED_RATER_WAS_FORGOTTEN(decided(7, COMPLETE, study -> forget(study, "rater.erased", 0))),
    AN_EXCLUSION_WAS_NOT_SHOWN(decided(7, COMPLETE, study -> forget(study, Log.EXCLUDED, 1))),
    A_LOST_CATEGORY_WAS_LEFT_OUT(decided(
            17, COMPLETE, study -> study.dressing = results -> ((ArrayNode) results.get("categories")).remove(1))),
    AN_ANSWER_OF_THE_DATASHEET_WAS_CHANGED(decided(
            23,
            COMPLETE,
            study -> study.dressing = results ->
                    deed(results, "study.described", 0).withObject("body").put("text", "15 € an hour"))),
    THE_DATASHEET_WAS_REWRITTEN(decided(
            23,
            COMPLETE,
            study -> study.editing =
                    files -> files.computeIfPresent("datasheet.json", (name, sheet) -> sheet.replace("12 €", "15 €")))),
    AN_ANSWER_WAS_TAKEN_OFF_THE_DATASHEET(decided(
            23,
            COMPLETE,
            study -> study.editing = files -> files.computeIfPresent(
                    "datasheet.json", (name, sheet) -> sheet.replace("\"12 € an hour\"", "null"))));

    private final Dressing dressing;

    DressedStories(Dressing dressing) {
        this.dressing = dressing;
    }

    @Override
    public Dressing dressing() {
        return dressing;
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
}
