package dev.evenhand.desk;

import dev.evenhand.desk.InvalidAnswer.Problem;
import dev.evenhand.study.Plan;
import dev.evenhand.study.Scale.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
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
    private final List<Problem> problems = new ArrayList<>();

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
            wrong("verdict", "verdict");
        } else if (plan.scale().choices().stream().noneMatch(choice -> choice.verdict() == verdict)) {
            wrong("verdict", "verdict.other", verdict.code());
        } else if (plan.scale().choice(verdict, answer.strengthOrZero()).isEmpty()) {
            wrong("strength", "strength");
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
                wrong("axes", "axes.unasked", key);
            } else if (value == null || !value.fits(axis)) {
                wrong("axes", axis.rated() ? "axes.marks" : "axes.choice", axis.label());
            }
        });
    }

    private void flags(@Nullable List<Answer.Flag> flags) {
        if (flags == null) {
            return;
        }
        if (flags.size() > MOST) {
            wrong("flags", "flags.many", MOST);
        }
        var raised = new HashSet<String>();
        for (var flag : flags) {
            if (flag != null && !raised.add(flag.seat() + " " + flag.flag())) {
                wrong("flags", "flags.twice");
            }
            if (flag == null || !fits(flag)) {
                wrong("flags", "flags");
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
            wrong("reasons", "reasons", MOST);
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
            wrong("guesses", "guesses");
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
                wrong("rationale", "rationale");
            }
        } else if (rationale.isBlank() || rationale.length() > 20_000 || rationale.indexOf('\0') >= 0) {
            wrong("rationale", "rationale.long");
        } else if (asked != null && rationale.strip().length() < asked.fewest()) {
            wrong("rationale", "rationale.short", asked.fewest());
        }
    }

    private void rest(Answer answer) {
        var confidence = answer.confidence();
        if (confidence == null && plan.asksConfidence()) {
            wrong("confidence", "confidence");
        }
        within(confidence, 1, 9, "confidence", "confidence");
        within(answer.activeMs(), 0, DAY_MS, "active_ms", "time");
        within(answer.totalMs(), 0, DAY_MS, "total_ms", "time");
        read(answer.scroll());
    }

    /** How far somebody read is known from the browser alone: where no script ran, nothing is said and nothing is asked. */
    private void read(Answer.@Nullable Seen scroll) {
        if (scroll == null) {
            return;
        }
        within(scroll.a(), 0, 100, "scroll", "scroll");
        within(scroll.b(), 0, 100, "scroll", "scroll");
        if (plan.read() == Plan.Read.END && !scroll.toEnd()) {
            wrong("scroll", "read");
        }
    }

    private void within(@Nullable Number value, long least, long most, String field, String why) {
        if (value != null && (value.longValue() < least || value.longValue() > most)) {
            wrong(field, why);
        }
    }

    private void wrong(String field, String why, Object... values) {
        problems.add(new Problem(field, why, values));
    }
}
