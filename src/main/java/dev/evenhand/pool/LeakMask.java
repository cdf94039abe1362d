package dev.evenhand.pool;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the names of a study's models, their versions and makers in what they wrote, and puts `[model]` there. */
public final class LeakMask {
    private static final String REPLACEMENT = "[model]";

    private final @Nullable Pattern names;

    /** A text after masking, and how many names were in it. */
    public record Masked(String text, int hits) {}

    /**
     * A name needs a letter and two characters: masking every "4" or "a" would hide the answer, not the model. The
     * well-known family in a name is masked too: "Claude v1" answers as "Claude".
     */
    public LeakMask(Collection<String> names) {
        var patterns = names.stream()
                .flatMap(name -> Stream.concat(Stream.of(name), KnownNames.familiesIn(name).stream()))
                .map(String::strip)
                .filter(name -> name.length() > 1 && name.chars().anyMatch(Character::isLetter))
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .map(LeakMask::pattern)
                .collect(Collectors.joining("|"));
        this.names = patterns.isEmpty()
                ? null
                : Pattern.compile(
                        "(?<![\\p{L}\\p{N}])(?:" + patterns + ")(?![\\p{L}\\p{N}])",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** A name also matches with its spaces, hyphens and underscores exchanged or left out: GPT-4, GPT 4, gpt4. */
    private static String pattern(String name) {
        var pattern = new StringBuilder();
        for (var part : name.split("[\\s_‐‑–-]+")) {
            pattern.append(pattern.isEmpty() ? "" : "[\\s_\\u2010-\\u2013-]{0,3}")
                    .append(Pattern.quote(part));
        }
        return pattern.toString();
    }

    public Masked mask(String text) {
        if (names == null) {
            return new Masked(text, 0);
        }
        var matcher = names.matcher(text);
        var masked = new StringBuilder();
        int hits = 0;
        while (matcher.find()) {
            matcher.appendReplacement(masked, REPLACEMENT);
            hits++;
        }
        return new Masked(hits == 0 ? text : matcher.appendTail(masked).toString(), hits);
    }

    public Message mask(Message message) {
        return new Message(message.role(), mask(message.text()).text());
    }

    Optional<MatchResult> find(String text) {
        if (names == null) {
            return Optional.empty();
        }
        var matcher = names.matcher(text);
        return matcher.find() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
    }

    public boolean leaks(String text) {
        return names != null && names.matcher(text).find();
    }
}
