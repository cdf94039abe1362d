package dev.evenhand.pool;

import java.util.List;

/** A task as a line of a list. */
public record TaskSummary(
        long id,
        String taskId,
        String prompt,
        String category,
        String language,
        List<String> tags,
        long responses,
        List<String> findings) {
    public TaskSummary {
        tags = List.copyOf(tags);
        findings = List.copyOf(findings);
    }
}
