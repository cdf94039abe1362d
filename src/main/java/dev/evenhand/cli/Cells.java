package dev.evenhand.cli;

import dev.evenhand.statistics.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What single cells say. */
final class Cells {

    private static final List<String> VERDICTS =
            List.of("model_a", "model_b", "tie", "both_bad", "tie (bothbad)", "left", "right");
    private static final byte[] MEANINGS = {0, 1, 2, 3, 3, 0, 1};

    private Cells() {}

    /** Numbers the words for verdicts first, so that {@link #verdict(int)} knows them. */
    static Names verdictNames() {
        var names = new Names();
        for (var word : VERDICTS) {
            var bytes = word.getBytes(StandardCharsets.US_ASCII);
            names.number(bytes, 0, bytes.length);
        }
        return names;
    }

    /** The ordinal of a {@link Verdict}, or -1 for anything not written exactly so: a guess would be a vote nobody cast. */
    static byte verdict(int number) {
        return number >= 0 && number < MEANINGS.length ? MEANINGS[number] : -1;
    }

    static boolean yes(byte[] bytes, int from, int to) {
        var text = text(bytes, from, to).toLowerCase(java.util.Locale.ROOT);
        return text.equals("yes") || text.equals("true") || text.equals("1");
    }

    /** A finite number, or NaN for anything else; whole numbers, the usual case, without a string. */
    static double number(byte[] bytes, int from, int to) {
        long whole = Words.digits(bytes, from, to);
        return whole < 0 ? parsed(bytes, from, to) : whole;
    }

    static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    static String verdicts() {
        return String.join(", ", VERDICTS);
    }

    private static double parsed(byte[] bytes, int from, int to) {
        try {
            double value = Double.parseDouble(text(bytes, from, to));
            return Double.isFinite(value) ? value : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
