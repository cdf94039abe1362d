package dev.evenhand.study;

import dev.evenhand.statistics.GoldTest;
import dev.evenhand.statistics.SpeedRule;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Says in a sentence whom the rules of a plan leave out, with the thresholds that hold where none are given. */
public final class ExclusionWords {

    private ExclusionWords() {}

    public static String of(List<Map<String, String>> rules) {
        return rules.stream().map(ExclusionWords::of).collect(Collectors.joining("; "));
    }

    static String of(Map<String, String> rule) {
        var name = rule.getOrDefault("rule", "");
        return switch (name) {
            case "speed" ->
                "whoever answers faster than %s words a minute in over %s of votes"
                        .formatted(
                                NumberFormat.getInstance(Locale.ROOT)
                                        .format(given(
                                                rule,
                                                "words_per_minute",
                                                SpeedRule.standard().wordsPerMinute())),
                                percent(given(
                                        rule, "share", SpeedRule.standard().share())));
            case "gold" ->
                "whoever surely knows fewer than %s of known answers"
                        .formatted(percent(
                                given(rule, "accuracy", GoldTest.standard().accuracy())));
            case "seat" -> "whoever prefers a side whatever stands there";
            case "favour" -> "whoever prefers a model more than an honest taste explains";
            default -> name;
        };
    }

    private static BigDecimal given(Map<String, String> rule, String threshold, double otherwise) {
        var given = rule.get(threshold);
        return given == null ? BigDecimal.valueOf(otherwise) : new BigDecimal(given);
    }

    private static String percent(BigDecimal share) {
        return share.movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }
}
