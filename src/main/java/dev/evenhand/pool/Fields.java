package dev.evenhand.pool;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The fields of another tool's record: takes them under their several names and notes what was taken for what. */
final class Fields {
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

    private final JsonNode record;
    private final Understanding understanding;
    private final String where;
    private final Set<String> taken = new HashSet<>();

    Fields(JsonNode record, Understanding understanding) {
        this(record, understanding, "");
    }

    private Fields(JsonNode record, Understanding understanding, String where) {
        this.record = record;
        this.understanding = understanding;
        this.where = where;
    }

    /** The object in a field, whose own fields are read in turn. */
    Fields inside(String name) {
        taken.add(name);
        var inner = record.path(name);
        if (!inner.isObject()) {
            throw new InvalidEntry(where + name + " must be an object");
        }
        return new Fields(inner, understanding, where + name + ".");
    }

    @Nullable
    JsonNode find(String meaning, String... names) {
        for (var name : names) {
            if (record.hasNonNull(name)) {
                taken.add(name);
                understanding.mapped(where + name, meaning);
                return record.get(name);
            }
        }
        return null;
    }

    JsonNode take(String meaning, String... names) {
        var value = find(meaning, names);
        if (value == null) {
            throw new InvalidEntry("the field " + Texts.quoted(where + String.join(" or ", names))
                    + (record.has(names[0]) ? " is null" : " is missing"));
        }
        return value;
    }

    /** Ids are texts here; tools that count from 0 write numbers. */
    String id(String... names) {
        var id = take("task id", names);
        return Texts.id(id.isIntegralNumber() ? id.asString() : textOf(id, names[0]), where + names[0]);
    }

    /** Null where the file does not tell one. */
    @Nullable
    String optionalId(String... names) {
        for (var name : names) {
            if (record.hasNonNull(name)) {
                return id(name);
            }
        }
        return null;
    }

    String model(String fallback, String... names) {
        var given = find("model", names);
        var name = given == null ? "" : textOf(given, names[0]);
        return name.isBlank() ? fallback : Texts.id(name, where + names[0]);
    }

    String label(String meaning, String... names) {
        var given = find(meaning, names);
        return given == null ? "" : Texts.label(textOf(given, names[0]), where + names[0]);
    }

    List<String> tags(String... names) {
        var given = find("tags", names);
        return given != null && given.isString()
                ? COMMA.splitAsStream(given.stringValue().strip())
                        .filter(tag -> !tag.isEmpty())
                        .toList()
                : Texts.tags(given);
    }

    String where(String name) {
        return where + name;
    }

    boolean has(String name) {
        return record.hasNonNull(name);
    }

    private String textOf(JsonNode value, String name) {
        if (!value.isString()) {
            throw new InvalidEntry(where + name + " must be a text");
        }
        return value.stringValue();
    }

    /** What is left is said to be ignored, so that nobody believes that it was read. */
    void finish() {
        record.propertyNames().stream()
                .filter(name -> !taken.contains(name))
                .forEach(name -> understanding.ignored(where + name));
    }
}
