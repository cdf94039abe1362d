package dev.evenhand.desk;

import java.util.List;
import java.util.Map;

/** Plans that ask raters for more than votes. */
final class JourneyPlans {

    private JourneyPlans() {}

    /** Four votes with a break after two, and everything that can come before them. */
    static Map<String, ?> whole() {
        return Map.of(
                "instructions", "Read both responses **to the end**. Judge as the person who asked.",
                "consent", Map.of("text", "We store your votes under a pseudonym.\n\nTaking part is voluntary."),
                "examples", List.of(example("tie"), example("both_bad")),
                "comprehension",
                        List.of(
                                question("What of length?", List.of("Longer is better", "Neither"), "Neither"),
                                question("May you look facts up?", List.of("Yes", "No"), "Yes")),
                "practice", List.of(example("tie"), example("both_bad")),
                "break_after", 2,
                "max_votes_per_rater", 4,
                "completion",
                        Map.of(
                                "text", "Your pay follows *within a week*.",
                                "code", "DONE-7",
                                "declined_code", "NO-1",
                                "failed_code", "OUT-2"));
    }

    private static Map<String, ?> example(String verdict) {
        return Map.of(
                "prompt", "What is the capital of France?",
                "a", "It is **Paris**.",
                "b", "Paris, on the river Seine.",
                "verdict", verdict,
                "why", "Both say the same, and both are as good as the other.");
    }

    private static Map<String, ?> question(String text, List<String> options, String answer) {
        return Map.of("question", text, "options", options, "answer", answer);
    }
}
