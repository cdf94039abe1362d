package dev.evenhand.ledger;

import static dev.evenhand.ledger.Dressing.decided;
import static dev.evenhand.ledger.Dressing.plain;
import static dev.evenhand.ledger.Report.Check.CHANCE;

/** What chance is said to have decided: seed, beacon, sides and kinds of ballots. */
enum DressedChance implements DressedUp {
    SIDES_WERE_TURNED(plain(
            9,
            CHANCE,
            study -> study.ballots
                    .get(4)
                    .merge("swapped", "", (was, none) -> String.valueOf(!Boolean.parseBoolean(was))))),
    A_BALLOT_WAS_DRAWN_AGAIN(plain(
            9, CHANCE, study -> study.ballots.get(study.ballots.size() - 1).put("ballot", "ab".repeat(16)))),
    A_BALLOT_NUMBER_WAS_SKIPPED(plain(
            9, CHANCE, study -> study.ballots.get(study.ballots.size() - 1).put("number", "999"))),
    THE_SEED_WAS_SWAPPED(plain(
            9, CHANCE, study -> study.event("prereg.revealed").body().put("seed", "11".repeat(32)))),
    THE_SEED_WAS_NOT_SHOWN(
            plain(9, CHANCE, study -> study.log.removeIf(event -> event.type().equals("prereg.revealed")))),
    ANOTHER_BEACON_WAS_ENTERED(decided(
            9, CHANCE, study -> study.event(Log.BEACON).body().put("detail", beacon("26000000", "22".repeat(32))))),
    A_LATER_ROUND_OF_THE_BEACON_WAS_TAKEN(decided(9, CHANCE, study -> {
        var detail = Log.text(study.event(Log.BEACON).body(), "detail").replace("26000000", "26000001");
        study.event(Log.BEACON).body().put("detail", detail);
    })),
    THE_BEACON_WAS_TAKEN_OUT_OF_THE_LOG(decided(9, CHANCE, study -> study.log.remove(study.event(Log.BEACON)))),
    THE_BEACON_CAME_AFTER_THE_OPENING(decided(9, CHANCE, study -> {
        var beacon = study.event(Log.BEACON);
        study.log.remove(beacon);
        study.log.add(study.log.indexOf(study.event(Log.OPENED)) + 1, beacon);
    })),
    A_BEACON_WAS_ENTERED_THAT_NOBODY_PLANNED(plain(
            9,
            CHANCE,
            study -> study.log.add(
                    study.log.indexOf(study.event(Log.OPENED)),
                    new SampleStudy.Event(
                            Log.BEACON,
                            study.event(Log.OPENED).at(),
                            SampleStudy.beacon("26000000", "22".repeat(32)))))),
    A_BALLOT_WAS_MADE_GOLD_AFTERWARDS(plain(9, CHANCE, study -> {
        study.ballots.get(2).put("kind", "gold");
        study.votes.get(2).put("kind", "gold");
    })),
    A_REPEAT_WAS_MADE_UP(plain(9, CHANCE, study -> study.ballots.get(9).put("kind", "repeat")));

    private final Dressing dressing;

    DressedChance(Dressing dressing) {
        this.dressing = dressing;
    }

    @Override
    public Dressing dressing() {
        return dressing;
    }

    private static String beacon(String round, String value) {
        return Log.text(SampleStudy.beacon(round, value), "detail");
    }
}
