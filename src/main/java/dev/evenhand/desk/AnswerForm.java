package dev.evenhand.desk;

import dev.evenhand.study.Plan;
import dev.evenhand.study.Scale.Choice;
import dev.evenhand.study.Scale.Verdict;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The desk's form as browsers send it.
 *
 * @param choice the name of one of the scale's choices
 * @param axes by key, where the plan asks about any
 */
record AnswerForm(
        @Nullable String choice,
        @Nullable Map<String, String> axes,
        @Nullable String rationale,
        @Nullable Long activeMs) {

    Answer answer(Plan plan) {
        var chosen = plan.scale().choices().stream()
                .filter(c -> c.label().equals(choice))
                .findFirst()
                .orElseThrow(() -> new InvalidAnswer(Map.of("verdict", "choose one of the answers")));
        return new Answer(
                chosen.verdict(),
                strength(chosen),
                verdicts(),
                null,
                null,
                rationale == null || rationale.isBlank() ? null : rationale.strip(),
                null,
                activeMs);
    }

    private static @Nullable Integer strength(Choice choice) {
        return choice.strength() == 0 ? null : choice.strength();
    }

    private @Nullable Map<String, Verdict> verdicts() {
        if (axes == null || axes.isEmpty()) {
            return null;
        }
        var verdicts = new HashMap<String, Verdict>();
        axes.forEach((key, value) -> verdicts.put(key, verdict(value)));
        return verdicts;
    }

    private static Verdict verdict(String value) {
        try {
            return Verdict.valueOf(value.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new InvalidAnswer(Map.of("axes", "each is answered a, tie or b"));
        }
    }
}
