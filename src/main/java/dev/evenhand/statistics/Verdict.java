package dev.evenhand.statistics;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What a vote says of its two models, by the codes that files and tables use. */
public enum Verdict {
    MODEL_A("model_a"),
    MODEL_B("model_b"),
    TIE("tie"),
    BOTH_BAD("both_bad");

    /** How FastChat and its descendants spell {@link #BOTH_BAD} in their vote files. */
    private static final String ARENA_BOTH_BAD = "tie (bothbad)";

    private final String code;

    Verdict(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** Reads a code exactly as written: a guess at "draw" or "A" would be a vote nobody cast. */
    public static Verdict parse(String text) {
        if (text.equals(ARENA_BOTH_BAD)) {
            return BOTH_BAD;
        }
        return Arrays.stream(values())
                .filter(verdict -> verdict.code.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Unknown verdict \"%s\"; expected one of %s".formatted(text, codes())));
    }

    /** The same opinion with the two models named the other way round. */
    public Verdict swapped() {
        return switch (this) {
            case MODEL_A -> MODEL_B;
            case MODEL_B -> MODEL_A;
            case TIE -> TIE;
            case BOTH_BAD -> BOTH_BAD;
        };
    }

    private static String codes() {
        return Arrays.stream(values()).map(Verdict::code).collect(Collectors.joining(", "));
    }
}
