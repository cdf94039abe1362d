package dev.evenhand.desk;

import dev.evenhand.desk.InvalidAnswer.Problem;
import dev.evenhand.study.Plan;
import dev.evenhand.study.Scale.Choice;
import dev.evenhand.study.Scale.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The desk's form as browsers send it, and as it is laid out again for a change.
 *
 * @param choice the name of one of the scale's choices
 * @param axes by key, or by key and seat ({@code depth-a}) where each response gets a mark
 * @param flags severity by seat and flag, as {@code a-unsafe_compliance}
 */
record AnswerForm(
        @Nullable String choice,
        @Nullable Map<String, String> axes,
        @Nullable Map<String, String> flags,
        @Nullable List<String> reasons,
        @Nullable String rationale,
        @Nullable Integer confidence,
        @Nullable String guessA,
        @Nullable String guessB,
        @Nullable Long activeMs,
        @Nullable Long totalMs,
        @Nullable Integer scrollA,
        @Nullable Integer scrollB,
        @Nullable String device) {

    static final AnswerForm EMPTY =
            new AnswerForm(null, null, null, null, null, null, null, null, null, null, null, null, null);

    Answer answer(Plan plan) {
        var chosen = plan.scale().choices().stream()
                .filter(c -> c.label().equals(choice))
                .findFirst()
                .orElseThrow(() -> new InvalidAnswer(List.of(new Problem("verdict", "verdict"))));
        return new Answer(
                chosen.verdict(),
                strength(chosen),
                axisAnswers(plan),
                raisedFlags(),
                reasons == null || reasons.isEmpty() ? null : reasons,
                text(rationale),
                confidence,
                guesses(),
                activeMs,
                totalMs,
                scrollA == null && scrollB == null ? null : new Answer.Seen(scrollA, scrollB),
                Arrays.stream(Device.values())
                        .filter(d -> d.code().equals(device))
                        .findFirst()
                        .orElse(null));
    }

    /** What was given to an axis, a flag or a seat of them. */
    public String at(String field, String key) {
        var map = field.equals("axes") ? axes : flags;
        return map == null ? "" : map.getOrDefault(key, "");
    }

    public boolean gives(String reason) {
        return reasons != null && reasons.contains(reason);
    }

    static @Nullable Map<String, String> axes(@Nullable Map<String, AxisAnswer> answers) {
        if (answers == null) {
            return null;
        }
        var form = new HashMap<String, String>();
        answers.forEach((key, answer) -> {
            if (answer.better() != null) {
                form.put(key, answer.better().code());
            }
            if (answer.a() != null) {
                form.put(key + "-a", answer.a().toString());
            }
            if (answer.b() != null) {
                form.put(key + "-b", answer.b().toString());
            }
        });
        return form;
    }

    static @Nullable Map<String, String> flags(@Nullable List<Answer.Flag> raised) {
        if (raised == null) {
            return null;
        }
        var form = new HashMap<String, String>();
        for (var flag : raised) {
            var seat = flag.seat() == null ? "" : flag.seat().code();
            form.put(seat + "-" + flag.flag(), flag.severity() == null ? "1" : Integer.toString(flag.severity()));
        }
        return form;
    }

    private static @Nullable Integer strength(Choice choice) {
        return choice.strength() == 0 ? null : choice.strength();
    }

    private @Nullable Map<String, AxisAnswer> axisAnswers(Plan plan) {
        var answers = new HashMap<String, AxisAnswer>();
        for (var axis : plan.axes()) {
            var given = axis.rated()
                    ? new AxisAnswer(null, number(at("axes", axis.key() + "-a")), number(at("axes", axis.key() + "-b")))
                    : new AxisAnswer(verdict(at("axes", axis.key())), null, null);
            if (given.better() != null || given.a() != null || given.b() != null) {
                answers.put(axis.key(), given);
            }
        }
        return answers.isEmpty() ? null : answers;
    }

    private @Nullable List<Answer.Flag> raisedFlags() {
        var raised = new ArrayList<Answer.Flag>();
        (flags == null ? Map.<String, String>of() : flags).forEach((key, severity) -> {
            var parts = key.split("-", 2);
            if (!severity.isEmpty() && parts.length == 2) {
                raised.add(new Answer.Flag(verdict(parts[0]), parts[1], number(severity)));
            }
        });
        // The order of a form's fields is no part of the answer.
        raised.sort((a, b) -> a.toString().compareTo(b.toString()));
        return raised.isEmpty() ? null : raised;
    }

    private @Nullable List<Answer.Guess> guesses() {
        var guesses = new ArrayList<Answer.Guess>();
        if (text(guessA) != null) {
            guesses.add(new Answer.Guess(Verdict.A, text(guessA)));
        }
        if (text(guessB) != null) {
            guesses.add(new Answer.Guess(Verdict.B, text(guessB)));
        }
        return guesses.isEmpty() ? null : guesses;
    }

    private static @Nullable String text(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    /** What is no number is kept as one that does not fit, so that it is refused and not dropped. */
    private static @Nullable Integer number(String typed) {
        if (typed.isEmpty()) {
            return null;
        }
        return typed.matches("\\d{1,3}") ? Integer.parseInt(typed) : -1;
    }

    private static @Nullable Verdict verdict(String value) {
        if (value.isEmpty()) {
            return null;
        }
        try {
            return Verdict.valueOf(value.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new InvalidAnswer(List.of(new Problem("axes", "axes.choice", value)));
        }
    }
}
