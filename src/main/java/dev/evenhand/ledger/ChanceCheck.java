package dev.evenhand.ledger;

import dev.evenhand.commitment.BallotLot;
import dev.evenhand.commitment.CommittedSeed;
import dev.evenhand.ledger.Report.Check;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HexFormat;
import tools.jackson.databind.node.ObjectNode;

/** That nobody chose a ballot's id or seats: both follow from its number and the seed committed at registration. */
final class ChanceCheck {

    private static final int SEED_LENGTH = 32;

    private ChanceCheck() {}

    static void run(Evidence evidence, Report report) {
        numbers(evidence, report);
        var revealed = evidence.log().first(Log.REVEALED);
        if (revealed.isEmpty()) {
            if (evidence.log().closed()) {
                throw new Malformed("the study is closed and its seed is not shown");
            }
            report.skip(Check.CHANCE, "the seed is shown when the study is closed");
            return;
        }
        var seed = bytes(Log.text(revealed.get().body(), "seed"));
        var commitment = evidence.log()
                .first(Log.REGISTERED)
                .map(entry -> Log.text(entry.body(), "seed_commitment"))
                .orElse("");
        if (!HexFormat.of().formatHex(CommittedSeed.commitment(seed)).equals(commitment)) {
            throw new Malformed("the seed is not the one that was committed to");
        }
        var beacon = BeaconEntry.of(evidence);
        derive(beacon.map(entry -> entry.mixedInto(seed)).orElseGet(() -> new CommittedSeed(seed)), evidence, report);
        report.pass(
                Check.CHANCE,
                Report.count(evidence.ballots().size(), "ballot", "ballots")
                        + "; seed chosen by the operator, "
                        + beacon.map(BeaconEntry::words).orElse("no beacon"));
    }

    private static void numbers(Evidence evidence, Report report) {
        long number = 0;
        for (var ballot : evidence.ballots()) {
            if (ballot.number() != number++) {
                report.fail(
                        Check.CHANCE,
                        "ballots are not numbered from 0 without gaps: %d stands where %d should"
                                .formatted(ballot.number(), number - 1));
                return;
            }
        }
    }

    private static void derive(CommittedSeed seed, Evidence evidence, Report report) {
        var lot = lot(evidence.plan());
        var swapped = new HashMap<String, Boolean>();
        for (var ballot : evidence.ballots()) {
            var id = seed.ballotId(ballot.number()).toString().replace("-", "");
            if (!id.equals(ballot.id())) {
                report.fail(
                        Check.CHANCE,
                        "ballot %d has an id that does not follow from the seed".formatted(ballot.number()));
            }
            swapped.put(ballot.id(), ballot.swapped());
            // A repeated ballot shows the first one's sides the other way round.
            var first = swapped.get(ballot.repeatOf());
            if (ballot.swapped() != (first == null ? seed.swapped(ballot.number()) : !first)) {
                report.fail(Check.CHANCE, "ballot %d has its sides the wrong way round".formatted(ballot.number()));
            }
            var drawn = lot.kind(seed, ballot.number()).code();
            // What a rater has nothing left for becomes live.
            if (!ballot.kind().equals("live") && !ballot.kind().equals(drawn)) {
                report.fail(
                        Check.CHANCE,
                        "ballot %d is %s, the seed makes it %s".formatted(ballot.number(), ballot.kind(), drawn));
            }
        }
    }

    private static BallotLot lot(ObjectNode plan) {
        return new BallotLot(
                share(plan, "gold_share"),
                share(plan, "repeat_share"),
                share(plan, "same_model_share"),
                share(plan, "blinding_share"));
    }

    private static BigDecimal share(ObjectNode plan, String name) {
        return new BigDecimal(plan.path(name).asString("0"));
    }

    static byte[] bytes(String hex) {
        if (!hex.matches("[0-9a-f]{" + 2 * SEED_LENGTH + "}")) {
            throw new Malformed("seed and nonces are not 32 bytes in hexadecimal");
        }
        return HexFormat.of().parseHex(hex);
    }
}
