package dev.evenhand.cli;

import dev.evenhand.statistics.LeaveOneRaterOut;
import dev.evenhand.statistics.Points;
import dev.evenhand.statistics.Scores;
import dev.evenhand.statistics.Settings;
import dev.evenhand.statistics.Ties;
import dev.evenhand.statistics.VoteChange;
import dev.evenhand.statistics.Votes;
import dev.evenhand.statistics.VotesToFlip;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the lead of the first model over the second hangs on: how few votes, and which rater. It is the lead of votes that
 * count once each, ties as half a win: there votes of a pair with one verdict can stand for each other.
 *
 * @param apart what the scores have and this lead has not, so that it may be another than theirs
 */
record Lead(VotesToFlip flip, VotesToFlip drop, Optional<LeaveOneRaterOut> withoutOne, List<String> apart) {

    static final String DAVIDSON = "davidson";
    static final String WEIGHTS = "weights";
    static final String POSITION = "position";
    static final String STYLE = "style";
    static final String REGULARISER = "regulariser";

    /** Nothing where no two models were compared. */
    static Optional<Lead> of(Scores scores, VoteFile file) {
        var models = scores.models();
        if (models.size() < 2 || models.get(0).component() != models.get(1).component()) {
            return Optional.empty();
        }
        var first = models.get(0).model();
        var second = models.get(1).model();
        return Optional.of(new Lead(
                VotesToFlip.of(file.counts(), first, second, VoteChange.FLIP),
                VotesToFlip.of(file.counts(), first, second, VoteChange.DROP),
                file.votes()
                        .filter(votes -> votes.raters().isPresent())
                        .map(votes -> LeaveOneRaterOut.of(votes, first, second)),
                apart(scores.settings(), file)));
    }

    private static List<String> apart(Settings settings, VoteFile file) {
        var apart = new ArrayList<String>();
        if (settings.ties() == Ties.DAVIDSON) {
            apart.add(DAVIDSON);
        }
        if (file.votes().map(Votes::weighted).orElse(false)) {
            apart.add(WEIGHTS);
        }
        if (settings.position()) {
            apart.add(POSITION);
        }
        if (settings.style()) {
            apart.add(STYLE);
        }
        if (settings.regulariser().active()) {
            apart.add(REGULARISER);
        }
        return apart;
    }

    List<String> words() {
        var lines = new ArrayList<String>();
        if (!apart.isEmpty()) {
            lines.add("What follows is of each vote counted once, ties as half a win: without the %s of the scores."
                    .formatted(apart.stream().map(Lead::words).collect(Collectors.joining(" and the "))));
        }
        lines.add(standing());
        lines.add("  Turned round: " + needed(flip));
        lines.add("  Left out: " + needed(drop));
        withoutOne.ifPresent(one -> lines.add("  " + range(one)));
        return lines;
    }

    private static String words(String apart) {
        return switch (apart) {
            case DAVIDSON -> "tie model";
            case POSITION -> "effect of the seat";
            case STYLE -> "style control";
            default -> apart;
        };
    }

    private String standing() {
        if (flip.before() != VotesToFlip.Standing.LEADS) {
            var standing =
                    flip.before() == VotesToFlip.Standing.TRAILS ? "%s stands below %s" : "%s and %s stand level";
            return (standing + ", each vote counted once and ties as half a win.")
                    .formatted(flip.first(), flip.second());
        }
        var by = flip.contrast().isPresent()
                ? String.format(
                        Locale.ROOT,
                        "by %.1f points",
                        Points.PER_NAT * flip.contrast().getAsDouble())
                : "by wins alone";
        return "%s leads %s %s. Votes found to carry it (fewer might):".formatted(flip.first(), flip.second(), by);
    }

    private static String needed(VotesToFlip found) {
        var level = found.level().map(step -> votes(step, found.votes()) + " end the lead");
        var reversal = found.reversal().map(step -> votes(step, found.votes()) + " reverse it");
        return level.orElse("no votes end the lead") + "; " + reversal.orElse("no votes reverse it") + ".";
    }

    private static String votes(VotesToFlip.Step step, long all) {
        return String.format(
                Locale.ROOT, "%,d of %,d votes (%.3g %%)", step.votes(), all, 100.0 * step.votes() / Math.max(1, all));
    }

    private static String range(LeaveOneRaterOut one) {
        if (one.lowest().isEmpty() || one.highest().isEmpty()) {
            return "Without any one of %,d raters the lead is not finite.".formatted(one.raters());
        }
        var low = one.lowest().get();
        var high = one.highest().get();
        return String.format(
                Locale.ROOT,
                "Without any one of %,d raters the lead is %.1f (without %s) to %.1f points (without %s)%s.",
                one.raters(),
                Points.PER_NAT * low.contrast(),
                low.rater(),
                Points.PER_NAT * high.contrast(),
                high.rater(),
                one.infinite().isEmpty()
                        ? ""
                        : "; for %,d raters it is not finite"
                                .formatted(one.infinite().size()));
    }
}
