package dev.evenhand.quality;

import dev.evenhand.statistics.GoldTest;
import dev.evenhand.statistics.RaterAudit;
import dev.evenhand.statistics.SpeedRule;
import dev.evenhand.study.Plan;
import java.util.Map;
import java.util.Optional;

/** The rules by which a study's raters are looked at: with the plan's thresholds where it has some. */
final class Rules {

    private Rules() {}

    static RaterAudit of(Plan plan) {
        var standard = RaterAudit.standard();
        return new RaterAudit(
                standard.favour(),
                planned(plan, Rule.GOLD)
                        .map(rule -> gold(standard.gold(), rule))
                        .orElse(standard.gold()),
                planned(plan, Rule.SPEED)
                        .map(rule -> speed(standard.speed(), rule))
                        .orElse(standard.speed()),
                standard.alpha(),
                standard.method());
    }

    static boolean planned(Plan plan, String rule) {
        return plan.exclusions().stream().anyMatch(each -> rule.equals(each.get("rule")));
    }

    private static Optional<Map<String, String>> planned(Plan plan, Rule rule) {
        return plan.exclusions().stream()
                .filter(each -> rule.code().equals(each.get("rule")))
                .findFirst();
    }

    private static GoldTest gold(GoldTest standard, Map<String, String> rule) {
        return GoldTest.asking(number(rule, "accuracy", standard.accuracy()));
    }

    private static SpeedRule speed(SpeedRule standard, Map<String, String> rule) {
        return new SpeedRule(
                number(rule, "words_per_minute", standard.wordsPerMinute()), number(rule, "share", standard.share()));
    }

    private static double number(Map<String, String> rule, String name, double otherwise) {
        var given = rule.get(name);
        return given == null ? otherwise : Double.parseDouble(given);
    }
}
