package dev.evenhand.study;

import dev.evenhand.study.Scale.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * A comparison with a right verdict: worked in the guide, or judged for practice. All texts are Markdown.
 *
 * @param verdict null only in a plan that is still to be checked
 */
public record Example(
        String prompt, String a, String b, @Nullable Verdict verdict, String why) {
    public Example {
        prompt = prompt == null ? "" : prompt;
        a = a == null ? "" : a;
        b = b == null ? "" : b;
        why = why == null ? "" : why;
    }
}
