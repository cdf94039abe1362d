package dev.evenhand.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The rules that fields of a pool file have in common. */
final class Texts {
    private static final int QUOTED = 60;

    private Texts() {}

    /** Refuses what PostgreSQL cannot store or UTF-8 cannot carry, wherever in the value it stands. */
    static void check(JsonNode value) {
        if (value.isString()) {
            check(value.stringValue());
        }
        value.propertyNames().forEach(Texts::check);
        value.forEach(Texts::check);
    }

    static void check(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new InvalidEntry("a text has the character U+0000 (NUL), which cannot be stored");
        }
        if (!Characters.pairsSurrogates(text)) {
            throw new InvalidEntry("a text has half of a character pair (a lone surrogate)");
        }
    }

    static void checkNames(JsonNode object, Set<String> known, String where) {
        for (var name : object.propertyNames()) {
            if (!known.contains(name)) {
                throw new InvalidEntry("the field " + quoted(where + name) + " is not known");
            }
        }
    }

    static JsonNode required(JsonNode object, String name) {
        var value = object.get(name);
        if (value == null || value.isNull()) {
            throw new InvalidEntry("the field " + quoted(name) + " is missing");
        }
        return value;
    }

    static String id(@Nullable JsonNode value, String name) {
        if (value == null || !value.isString()) {
            throw new InvalidEntry(name + " must be a text");
        }
        return id(value.stringValue(), name);
    }

    static String id(String text, String name) {
        if (text.isBlank()) {
            throw new InvalidEntry(name + " is empty");
        }
        if (text.length() > Limits.ID) {
            throw new InvalidEntry(name + " is longer than " + Limits.ID + " characters");
        }
        if (Characters.hasControl(text)) {
            throw new InvalidEntry(name + " has a control character");
        }
        return text;
    }

    static String label(@Nullable JsonNode value, String name) {
        if (value == null || value.isNull()) {
            return "";
        }
        if (!value.isString()) {
            throw new InvalidEntry(name + " must be a text");
        }
        return label(value.stringValue(), name);
    }

    static String label(String text, String name) {
        return text.isBlank() ? "" : id(text.strip(), name);
    }

    static List<String> tags(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return List.of();
        }
        if (!value.isArray() || value.size() > Limits.TAGS) {
            throw new InvalidEntry("tags must be a list of at most " + Limits.TAGS + " texts");
        }
        var tags = new ArrayList<String>();
        value.forEach(tag -> tags.add(id(tag, "tags[" + tags.size() + "]")));
        return tags;
    }

    static @Nullable ObjectNode object(@Nullable JsonNode value, String name) {
        if (value == null || value.isNull()) {
            return null;
        }
        if (value instanceof ObjectNode object) {
            return object;
        }
        throw new InvalidEntry(name + " must be an object");
    }

    static String quoted(String text) {
        return '"' + (text.length() > QUOTED ? text.substring(0, QUOTED) + "…" : text) + '"';
    }
}
