package dev.evenhand.ledger;

import static dev.evenhand.ledger.Dressing.decided;
import static dev.evenhand.ledger.Dressing.plain;
import static dev.evenhand.ledger.Report.Check.EXCLUSIONS;

import java.util.function.Consumer;

/** Whose votes are said to count. */
enum DressedExclusions implements DressedUp {
    A_RATER_WAS_LEFT_OUT(
            plain(7, EXCLUSIONS, study -> study.leaveOut(study.raters.get(0).get("rater"), "speed"))),
    AN_EXCLUSION_WAS_TAKEN_OUT_OF_THE_LOG(decided(7, EXCLUSIONS, study -> study.log.remove(study.event(Log.EXCLUDED)))),
    AN_EXCLUSION_WAS_ADDED(decided(7, EXCLUSIONS, study -> {
        study.exclude(study.raters.get(2).get("rater"), "speed", 20, 20);
    })),
    AN_EXCLUSION_WAS_LIFTED_AND_HELD(decided(7, EXCLUSIONS, study -> {
        var body = study.event(Log.EXCLUDED).body().deepCopy();
        study.tell("exclusion.lifted", body);
    })),
    AN_EXCLUSION_COUNTS_ALL_THE_SAME(
            decided(7, EXCLUSIONS, study -> study.leaveOut(study.raters.get(0).get("rater"), ""))),
    AN_EXCLUSION_BY_ANOTHER_RULE(decided(7, EXCLUSIONS, study -> {
        study.event(Log.EXCLUDED).body().put("rule", "gold");
        study.leaveOut(study.raters.get(0).get("rater"), "gold");
    })),
    AN_EXCLUSION_BY_NO_RULE_OF_THE_PLAN(decided(7, EXCLUSIONS, study -> {
        study.event(Log.EXCLUDED).body().put("rule", "seat");
        study.leaveOut(study.raters.get(0).get("rater"), "seat");
    })),
    EVIDENCE_AGAINST_A_RATER_WAS_MADE_UP(
            decided(7, EXCLUSIONS, study -> study.event(Log.EXCLUDED).body().put("hits", 1))),
    AN_EXCLUSION_WAS_NAMED_OTHERWISE(
            decided(7, EXCLUSIONS, study -> study.votes.get(0).put("exclusion_reason", "gold"))),
    SOMEBODY_WAS_LEFT_OUT_WITHOUT_EVIDENCE(
            seated(study -> study.event(Log.EXCLUDED).body().remove("evidence"))),
    SOMEBODY_WAS_LEFT_OUT_WITH_TOO_LITTLE_EVIDENCE(
            seated(study -> study.event(Log.EXCLUDED).body().put("evidence", "2.995000"))),
    EVIDENCE_OF_MORE_BALLOTS_THAN_THERE_WERE(
            seated(study -> study.event(Log.EXCLUDED).body().put("seen", 5000))),
    ONE_VOTE_WAS_LEFT_OUT(plain(7, EXCLUSIONS, study -> study.votes.get(5).put("excluded", "true")));

    private final Dressing dressing;

    /** With a rater who always takes one side. */
    private static Dressing seated(Consumer<SampleStudy> dress) {
        return new Dressing(7, EXCLUSIONS, SampleStudy::seated, dress);
    }

    DressedExclusions(Dressing dressing) {
        this.dressing = dressing;
    }

    @Override
    public Dressing dressing() {
        return dressing;
    }
}
