package dev.evenhand.account;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says what a line of the record tells, in words that follow the name of whoever did it. Places such as {@code {rater}} are
 * filled from its details; what stands in brackets is left out where a detail that it needs is not there.
 */
@Component
public class RecordWords {

    private static final Pattern OPTIONAL = Pattern.compile("\\[([^\\[\\]]*)]");
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private final Properties sentences = new Properties();
    private final JsonMapper json;

    RecordWords(JsonMapper json) {
        this.json = json;
        try (var file = new InputStreamReader(
                RecordWords.class.getResourceAsStream("/records.properties"), StandardCharsets.UTF_8)) {
            sentences.load(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Whether there are words for it. */
    boolean knows(String kind) {
        return sentences.containsKey(key(kind));
    }

    /** @param detail the record's details as JSON */
    public String of(String kind, String detail) {
        var sentence = sentences.getProperty(key(kind));
        if (sentence == null) {
            return kind.replace('_', ' ');
        }
        var details = json.readTree(detail);
        var kept = OPTIONAL.matcher(sentence).replaceAll(part -> {
            boolean there =
                    PLACE.matcher(part.group(1)).results().allMatch(place -> value(details, place.group(1)) != null);
            return there ? Matcher.quoteReplacement(part.group(1)) : "";
        });
        return PLACE.matcher(kept).replaceAll(place -> {
            var value = value(details, place.group(1));
            return Matcher.quoteReplacement(value == null ? "…" : value);
        });
    }

    private static @Nullable String value(JsonNode details, String name) {
        var value = details.get(name);
        if (value == null
                || value.isNull()
                || value.isString() && value.asString().isBlank()) {
            return null;
        }
        return value.isIntegralNumber()
                ? "%,d".formatted(value.asLong())
                : value.isString() ? value.asString() : value.toString();
    }

    private static String key(String kind) {
        return kind.replace(' ', '.');
    }
}
