package dev.evenhand.statistics;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Cuts texts into words that can be counted: letters and digits in lower case, and, since style tells a writer too, each run of
 * the same other sign, such as {@code ##}, {@code **}, a dash or an empty line.
 */
public final class WordBags {

    /** Written without spaces: each sign counts by itself. */
    private static final Set<UnicodeScript> UNSPACED = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    private final Map<String, Integer> numbers = new HashMap<>();

    /** Words of texts by the same maker have the same numbers. */
    public WordBag bag(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        var words = new int[16];
        int found = 0;
        for (int from = 0; from < lower.length(); ) {
            int sign = lower.codePointAt(from);
            int to = end(lower, from, sign);
            if (sign == '\n' || !Character.isWhitespace(sign)) {
                words = found == words.length ? Arrays.copyOf(words, 2 * found) : words;
                words[found++] = numbers.computeIfAbsent(lower.substring(from, to), word -> numbers.size());
            }
            from = to;
        }
        return WordBag.of(Arrays.copyOf(words, found));
    }

    int words() {
        return numbers.size();
    }

    private static int end(String text, int from, int sign) {
        int to = from + Character.charCount(sign);
        if (unspaced(sign)) {
            return to;
        }
        boolean word = inWord(sign);
        while (to < text.length()) {
            int next = text.codePointAt(to);
            if (word ? !inWord(next) || unspaced(next) : next != sign) {
                return to;
            }
            to += Character.charCount(next);
        }
        return to;
    }

    /** Marks belong to the letters that they stand on. */
    private static boolean inWord(int sign) {
        return Character.isLetterOrDigit(sign)
                || Character.getType(sign) == Character.NON_SPACING_MARK
                || Character.getType(sign) == Character.COMBINING_SPACING_MARK;
    }

    private static boolean unspaced(int sign) {
        return sign > 0xE00 && Character.isLetter(sign) && UNSPACED.contains(UnicodeScript.of(sign));
    }
}
