package dev.evenhand.pool;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a file was taken to be. The fields are listed for formats of other tools only; ours are as documented. */
record Understood(String format, List<Field> fields, List<String> ignored, List<String> notes) {
    static final Understood NOTHING = new Understood("", List.of(), List.of(), List.of());

    /** A field of the file and what it was read as. */
    public record Field(String name, String meaning) {}

    /** Files imported by earlier versions have no such report. */
    public Understood {
        fields = copy(fields);
        ignored = copy(ignored);
        notes = copy(notes);
    }

    private static <T> List<T> copy(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
