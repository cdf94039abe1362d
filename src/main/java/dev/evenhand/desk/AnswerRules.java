package dev.evenhand.desk;

import dev.evenhand.study.Plan;
import dev.evenhand.study.Scale.Verdict;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds an answer against the plan: what was not asked is not taken. */
final class AnswerRules {

    private static final Pattern REASON = Pattern.compile("[a-z][a-z_]{0,39}");
    private static final long DAY_MS = 86_400_000;
    private static final int MOST = 20;

    private final Plan plan;
    private final Map<String, String> problems = new LinkedHashMap<>();

    private AnswerRules(Plan plan) {
        this.plan = plan;
    }

    /** Throws {@link InvalidAnswer} naming every field that is wrong. */
    static void check(Answer answer, Plan plan) {
        var rules = new AnswerRules(plan);
        rules.verdict(answer);
        rules.axes(answer.axes());
        rules.flags(answer.flags());
        rules.words(answer);
        rules.rest(answer);
        if (!rules.problems.isEmpty()) {
            throw new InvalidAnswer(rules.problems);
        }
    }

    private void verdict(Answer answer) {
        var verdict = answer.verdict();
        if (verdict == null) {
            problems.put("verdict", "is missing");
        } else if (plan.scale().choices().stream().noneMatch(choice -> choice.verdict() == verdict)) {
            problems.put("verdict", verdict.code() + " is not an answer of this study's scale");
        } else if (plan.scale().choice(verdict, answer.strengthOrZero()).isEmpty()) {
            problems.put("strength", "does not go with this answer on this study's scale");
        }
    }

    private void axes(@Nullable Map<String, AxisAnswer> axes) {
        if (axes == null) {
            return;
        }
        var asked = plan.axes().stream().collect(Collectors.toMap(Plan.Axis::key, Function.identity()));
        axes.forEach((key, value) -> {
            var axis = asked.get(key);
            if (axis == null) {
                problems.put("axes", "this study does not ask about one of them");
            } else if (value == null || !value.fits(axis)) {
                problems.put(
                        "axes",
                        axis.rated()
                                ? key + " is marked from 0 to 4 for each response, as {\"a\":3,\"b\":4}"
                                : key + " is answered a, tie or b");
            }
        });
    }

    private void flags(@Nullable List<Answer.Flag> flags) {
        if (flags == null) {
            return;
        }
        if (flags.size() > MOST) {
            problems.put("flags", "there are more than " + MOST);
        }
        var raised = new HashSet<String>();
        for (var flag : flags) {
            if (flag != null && !raised.add(flag.seat() + " " + flag.flag())) {
                problems.put("flags", "the same one is raised twice for a response");
            }
            if (flag == null || !fits(flag)) {
                problems.put("flags", "each has a seat (a, b), a flag the study asks for, and a severity from 1 to 4");
            }
        }
    }

    private boolean fits(Answer.Flag flag) {
        var seat = flag.seat();
        var severity = flag.severity();
        return (seat == Verdict.A || seat == Verdict.B)
                && flag.flag() != null
                && plan.flags().contains(flag.flag())
                && (severity == null || Set.of(1, 2, 3, 4).contains(severity));
    }

    private void words(Answer answer) {
        var reasons = answer.reasons();
        if (reasons != null
                && (reasons.size() > MOST
                        || reasons.stream()
                                .anyMatch(r -> r == null || !REASON.matcher(r).matches()))) {
            problems.put("reasons", "are up to " + MOST + " short words of small letters");
        }
        rationale(answer.rationale());
        var guesses = answer.guesses();
        if (guesses != null
                && (guesses.size() > 2
                        || guesses.stream()
                                        .map(g -> g == null ? null : g.seat())
                                        .distinct()
                                        .count()
                                < guesses.size()
                        || !guesses.stream().allMatch(AnswerRules::fits))) {
            problems.put("guesses", "are one for each seat (a, b) at most, of 1 to 200 characters");
        }
    }

    private static boolean fits(Answer.@Nullable Guess guess) {
        return guess != null
                && (guess.seat() == Verdict.A || guess.seat() == Verdict.B)
                && guess.text() != null
                && !guess.text().isBlank()
                && guess.text().length() <= 200
                && guess.text().indexOf('\0') < 0;
    }

    private void rationale(@Nullable String rationale) {
        var asked = plan.rationale();
        if (rationale == null) {
            if (plan.asksWhy()) {
                problems.put("rationale", "is missing: this study asks for a reason in words");
            }
        } else if (rationale.isBlank() || rationale.length() > 20_000 || rationale.indexOf('\0') >= 0) {
            problems.put("rationale", "has 1 to 20,000 characters, none of them NUL");
        } else if (asked != null && rationale.strip().length() < asked.fewest()) {
            problems.put("rationale", "needs at least " + asked.fewest() + " characters");
        }
    }

    private void rest(Answer answer) {
        var confidence = answer.confidence();
        if (confidence == null && plan.asksConfidence()) {
            problems.put("confidence", "is missing: say how sure you are, from 1 to 9");
        }
        within(confidence, 1, 9, "confidence", "lies between 1 and 9");
        within(answer.activeMs(), 0, DAY_MS, "active_ms", "lies between 0 and a day");
        within(answer.totalMs(), 0, DAY_MS, "total_ms", "lies between 0 and a day");
        var scroll = answer.scroll();
        if (scroll != null) {
            within(scroll.a(), 0, 100, "scroll", "is given in per cent");
            within(scroll.b(), 0, 100, "scroll", "is given in per cent");
        }
    }

    private void within(@Nullable Number value, long least, long most, String field, String otherwise) {
        if (value != null && (value.longValue() < least || value.longValue() > most)) {
            problems.put(field, otherwise);
        }
    }
}
