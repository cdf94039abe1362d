package dev.evenhand.pool;

import java.util.Collection;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Takes the names of a study's models out of response texts, so that an answer cannot say who wrote it.
 * Whole words in any case; names that contain others go first.
 */
public final class LeakMask {

    private static final String MASK = "[model]";

    /** No text contains it. */
    private static final Pattern NOTHING = Pattern.compile("(?!)");

    private final Pattern names;

    /** @param names names, versions and makers; those of fewer than three characters are too common to look for */
    public LeakMask(Collection<String> names) {
        var alternatives = names.stream()
                .map(String::strip)
                .filter(name -> name.length() >= 3)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(LeakMask::spelling)
                .collect(Collectors.joining("|"));
        this.names = alternatives.isEmpty()
                ? NOTHING
                : Pattern.compile(
                        "(?<![\\p{L}\\p{N}])(?:" + alternatives + ")(?![\\p{L}\\p{N}])",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    public String mask(String text) {
        return names.matcher(text).replaceAll(Matcher.quoteReplacement(MASK));
    }

    public boolean leaks(String text) {
        return names.matcher(text).find();
    }

    /** "GPT-4" is also written "GPT 4", "GPT4" and "gpt_4". */
    private static String spelling(String name) {
        return Pattern.compile("[\\s\\-_]+")
                .splitAsStream(name)
                .map(Pattern::quote)
                .collect(Collectors.joining("[\\s\\-_]*"));
    }
}
