package dev.evenhand.card;

import dev.evenhand.statistics.Ties;
import java.util.Map;
import java.util.stream.Collectors;

/** Says what the votes say, and no more. */
final class Sentence {

    private Sentence() {}

    static String of(CardPlan plan, Measured measured, Tally tally) {
        var first = measured.first();
        var second = measured.second();
        if (measured.votes() == 0) {
            return "No vote compares %s with %s yet".formatted(first, second);
        }
        return switch (measured.outcome()) {
            case FIRST -> preferred(measured, first, second, amount(plan, measured, 1));
            case SECOND ->
                preferred(measured, second, first, amount(plan, measured, -1))
                        + (plan.claim().isPresent() ? ", against the plan’s claim" : "");
            case OPEN -> "%s and %s are too close to call: %s".formatted(first, second, level(measured));
            case EARLY ->
                "Too early to compare %s with %s: %s so far".formatted(first, second, Words.votes(measured.votes()));
            case UNTOLD -> untold(measured, tally);
        };
    }

    /** Votes that are all alike have no spread to make an interval of, and say so much the more. */
    private static String untold(Measured measured, Tally tally) {
        if (tally.votes() > 0 && (tally.wins() == tally.votes() || tally.losses() == tally.votes())) {
            boolean won = tally.wins() > 0;
            return "%s won %s against %s"
                    .formatted(
                            won ? measured.first() : measured.second(),
                            tally.votes() == 1 ? "the one vote" : "all " + Words.votes(tally.votes()),
                            won ? measured.second() : measured.first());
        }
        return "The votes put no number on %s against %s".formatted(measured.first(), measured.second());
    }

    private static String preferred(Measured measured, String better, String worse, String amount) {
        return switch (measured.statistic()) {
            case WIN_SHARE -> "%s is preferred to %s in %s of comparisons".formatted(better, worse, amount);
            case BRADLEY_TERRY -> "%s leads %s by %s".formatted(better, worse, amount);
            case GRADED_MEAN -> "%s is graded above %s by %s".formatted(better, worse, amount);
        };
    }

    private static String amount(CardPlan plan, Measured measured, int sign) {
        double value = measured.estimate();
        return switch (measured.statistic()) {
            case WIN_SHARE -> Words.percent(sign > 0 ? value : 1 - value);
            case BRADLEY_TERRY -> Told.value(Statistic.BRADLEY_TERRY, sign * value);
            case GRADED_MEAN -> Words.signed(sign * value) + " on a scale to ±" + plan.highestGrade();
        };
    }

    private static String level(Measured measured) {
        return switch (measured.statistic()) {
            case WIN_SHARE -> Words.percent(measured.estimate()) + " prefer the first";
            case BRADLEY_TERRY -> Words.points(measured.estimate()) + " points between them";
            case GRADED_MEAN -> "a mean grade of " + Words.signed(measured.estimate());
        };
    }

    static String doubt(CardPlan plan, End end, boolean elsewhere, Measured measured) {
        return measured.interval()
                .map(range -> "%s interval %s, %s · %s · %s · %s"
                        .formatted(
                                Words.level(plan.level()),
                                Words.range(measured.statistic(), range),
                                end.words(elsewhere),
                                Words.votes(measured.votes()),
                                ties(plan),
                                errors(measured.clusters())))
                .orElse("No interval can be given: %s, %s"
                        .formatted(
                                Words.votes(measured.votes()),
                                measured.votes() == 0
                                        ? "nothing to count"
                                        : "all alike, not linked, or a category that counts has none"));
    }

    private static String ties(CardPlan plan) {
        return switch (plan.statistic()) {
            case WIN_SHARE -> "ties counted as half";
            case BRADLEY_TERRY -> plan.ties() == Ties.HALF ? "ties counted as half" : "ties by Davidson’s model";
            case GRADED_MEAN -> "ties counted as zero";
        };
    }

    static String errors(Map<String, Integer> clusters) {
        return clusters.isEmpty()
                ? "plain errors, not clustered"
                : "clustered by "
                        + clusters.entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(entry -> Words.count(entry.getValue()) + " " + entry.getKey() + "s")
                                .collect(Collectors.joining(" and "));
    }
}
