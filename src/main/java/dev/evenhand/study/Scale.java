package dev.evenhand.study;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The sets of answers a study may offer; strengths are counted up from the weakest. */
public enum Scale {
    ARENA4(
            new Choice("1", Verdict.A, 0, "a"),
            new Choice("0", Verdict.TIE, 0, "tie"),
            new Choice("9", Verdict.BOTH_BAD, 0, "both_bad"),
            new Choice("2", Verdict.B, 0, "b")),
    ABT3(
            new Choice("1", Verdict.A, 0, "a"),
            new Choice("0", Verdict.TIE, 0, "same"),
            new Choice("2", Verdict.B, 0, "b")),
    LIKERT5(
            new Choice("1", Verdict.A, 2, "a_much"),
            new Choice("2", Verdict.A, 1, "a_slightly"),
            new Choice("3", Verdict.TIE, 0, "same"),
            new Choice("4", Verdict.B, 1, "b_slightly"),
            new Choice("5", Verdict.B, 2, "b_much"),
            new Choice("9", Verdict.BOTH_BAD, 0, "both_bad")),
    LIKERT7(
            new Choice("1", Verdict.A, 3, "a_much"),
            new Choice("2", Verdict.A, 2, "a"),
            new Choice("3", Verdict.A, 1, "a_slightly"),
            new Choice("4", Verdict.TIE, 0, "same"),
            new Choice("5", Verdict.B, 1, "b_slightly"),
            new Choice("6", Verdict.B, 2, "b"),
            new Choice("7", Verdict.B, 3, "b_much"),
            new Choice("9", Verdict.BOTH_BAD, 0, "both_bad")),
    FORCED2(new Choice("1", Verdict.A, 0, "a"), new Choice("2", Verdict.B, 0, "b"));

    private final List<Choice> choices;

    Scale(Choice... choices) {
        this.choices = List.of(choices);
    }

    /** The answers in seat order, left to right. */
    public List<Choice> choices() {
        return choices;
    }

    /** Whether the scale has this answer; a strength of 0 stands for none. */
    public Optional<Choice> choice(Verdict verdict, int strength) {
        return choices.stream()
                .filter(c -> c.verdict() == verdict && c.strength() == strength)
                .findFirst();
    }

    /** Whether a vote carries how much better the better response is. */
    public boolean graded() {
        return strongest() > 0;
    }

    /** The most that one response can be better by; 0 where an answer says no more than which is better. */
    public int strongest() {
        return choices.stream().mapToInt(Choice::strength).max().orElse(0);
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For whoever reads the plan. */
    public String words() {
        return Labels.SCALES.getOrDefault(code(), code());
    }

    /** What a rater finds: A is what stands left on the screen. */
    public enum Verdict {
        A,
        B,
        TIE,
        BOTH_BAD;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** As tables and files have it: {@code model_a} is what stood left. */
        public String column() {
            return this == A || this == B ? "model_" + code() : code();
        }
    }

    /** One answer: its key, what it says, how strongly, and the name of its label. */
    public record Choice(String key, Verdict verdict, int strength, String label) {}
}
