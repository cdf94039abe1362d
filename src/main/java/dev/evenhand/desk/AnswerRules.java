package dev.evenhand.desk;

import dev.evenhand.study.Plan;
import dev.evenhand.study.Scale.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    private void axes(@Nullable Map<String, Verdict> axes) {
        if (axes == null) {
            return;
        }
        var asked = plan.axes().stream().map(Plan.Axis::key).collect(Collectors.toSet());
        axes.forEach((key, value) -> {
            if (!asked.contains(key)) {
                problems.put("axes", "this study does not ask about one of them");
            } else if (value == null || value == Verdict.BOTH_BAD) {
                problems.put("axes", "each is answered a, tie or b");
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
        for (var flag : flags) {
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

    private void rest(Answer answer) {
        var reasons = answer.reasons();
        if (reasons != null
                && (reasons.size() > MOST
                        || reasons.stream()
                                .anyMatch(r -> r == null || !REASON.matcher(r).matches()))) {
            problems.put("reasons", "are up to " + MOST + " short words of small letters");
        }
        var rationale = answer.rationale();
        if (rationale != null && (rationale.isBlank() || rationale.length() > 20_000 || rationale.indexOf('\0') >= 0)) {
            problems.put("rationale", "has 1 to 20,000 characters, none of them NUL");
        }
        var confidence = answer.confidence();
        if (confidence != null && (confidence < 1 || confidence > 9)) {
            problems.put("confidence", "lies between 1 and 9");
        }
        var active = answer.activeMs();
        if (active != null && (active < 0 || active > DAY_MS)) {
            problems.put("active_ms", "lies between 0 and a day");
        }
    }
}
