package dev.evenhand.pool;

import java.util.List;

/**
 * How to import: only try it, take the good lines even if others are rejected, what the models are called where the
 * file does not say so (one for a model's outputs, two for pairs), and who asks for it.
 */
public record ImportOptions(boolean dryRun, boolean partial, List<String> models, String by) {
    public ImportOptions {
        models = models.stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    public ImportOptions(boolean dryRun, boolean partial) {
        this(dryRun, partial, List.of(), "");
    }
}
