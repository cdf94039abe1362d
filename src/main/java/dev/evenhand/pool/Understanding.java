package dev.evenhand.pool;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers what a file was taken to be while it is read: its format, its fields, and what was left aside. */
final class Understanding {
    private static final int MOST = 40;

    private final Map<String, String> mapped = new LinkedHashMap<>();
    private final Set<String> ignored = new LinkedHashSet<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private @Nullable Format format;
    private boolean tasksSpanRows;

    void format(Format found) {
        format = found;
        tasksSpanRows = found != Format.NATIVE;
        if (!found.note().isEmpty()) {
            notes.add(found.note());
        }
    }

    /** A native table with one response a row. */
    void tasksSpanRows(boolean span) {
        tasksSpanRows = span;
    }

    void mapped(String field, String meaning) {
        if (mapped.size() < MOST) {
            mapped.putIfAbsent(field, meaning);
        }
    }

    void ignored(String field) {
        if (ignored.size() < MOST && !mapped.containsKey(field)) {
            ignored.add(field);
        }
    }

    void note(String note) {
        if (notes.size() < MOST) {
            notes.add(note);
        }
    }

    @Nullable
    Format format() {
        return format;
    }

    /** Whether one task may stand in several rows. */
    boolean tasksSpanRows() {
        return tasksSpanRows;
    }

    boolean answersAll() {
        return format != null && format.answersAll();
    }

    Understood understood() {
        return new Understood(
                format == null ? "" : format.label(),
                mapped.entrySet().stream()
                        .map(field -> new Understood.Field(field.getKey(), field.getValue()))
                        .toList(),
                ignored.stream().filter(name -> !mapped.containsKey(name)).toList(),
                List.copyOf(notes));
    }
}
