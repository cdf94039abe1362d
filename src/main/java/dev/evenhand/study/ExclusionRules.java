package dev.evenhand.study;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** What a plan may say of raters whose votes leave the headline: each rule once, with thresholds that are numbers. */
final class ExclusionRules {

    private static final String FIELD = "exclusions";

    /** The thresholds that a rule takes; each may be left out. */
    private static final Map<String, Set<String>> THRESHOLDS = Map.of(
            "speed",
            Set.of("words_per_minute", "share"),
            "gold",
            Set.of("accuracy"),
            "seat",
            Set.of(),
            "favour",
            Set.of());

    private final BiConsumer<String, String> problem;

    private ExclusionRules(BiConsumer<String, String> problem) {
        this.problem = problem;
    }

    static void check(Plan plan, BiConsumer<String, String> problem) {
        var rules = new ExclusionRules(problem);
        var seen = new HashSet<String>();
        for (var rule : plan.exclusions()) {
            var name = rule.getOrDefault("rule", "");
            if (!THRESHOLDS.containsKey(name)) {
                problem.accept(FIELD, "a rule is speed, gold, seat or favour, not “" + name + "”");
            } else if (!seen.add(name)) {
                problem.accept(FIELD, "the rule " + name + " is there twice");
            } else {
                rules.thresholds(name, rule);
            }
        }
    }

    private void thresholds(String name, Map<String, String> rule) {
        rule.forEach((key, value) -> {
            if (key.equals("rule")) {
                return;
            }
            if (!THRESHOLDS.getOrDefault(name, Set.of()).contains(key)) {
                problem.accept(FIELD, "the rule " + name + " has no threshold “" + key + "”");
            } else if (!within(key, value)) {
                problem.accept(
                        FIELD,
                        key + (key.equals("words_per_minute") ? " is a number above 0" : " lies between 0 and 1"));
            }
        });
    }

    private static boolean within(String key, String value) {
        try {
            var number = new BigDecimal(value);
            return number.signum() > 0
                    && (key.equals("words_per_minute")
                            ? number.compareTo(new BigDecimal("1000000")) <= 0
                            : number.compareTo(BigDecimal.ONE) < 0);
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
