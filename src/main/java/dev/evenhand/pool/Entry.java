package dev.evenhand.pool;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One task with responses as a line of a pool file gives it, checked and in canonical form.
 *
 * @param lacks the fields that the line does not have: a task that is there keeps them
 */
record Entry(
        String taskId,
        String messages,
        String promptText,
        String category,
        String language,
        List<String> tags,
        @Nullable String gold,
        @Nullable String goldWinner,
        @Nullable String safety,
        @Nullable String metadata,
        byte[] digest,
        boolean knownByPrompt,
        Set<String> lacks,
        List<Answer> answers) {

    /** What one model answered. */
    record Answer(String model, int sample, String messages, String text, int characters, byte[] digest) {}

    /** How much memory it holds, roughly. */
    long weight() {
        return 500L + messages.length() + weight(answers);
    }

    static long weight(List<Answer> answers) {
        return answers.stream().mapToLong(a -> 200L + a.messages.length()).sum();
    }
}
