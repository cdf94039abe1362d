package dev.evenhand.cli;

import dev.evenhand.statistics.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What single cells say. */
final class Cells {

    private static final byte[][] VERDICTS = {
        bytes("model_a"),
        bytes("model_b"),
        bytes("tie"),
        bytes("both_bad"),
        bytes("tie (bothbad)"),
        bytes("left"),
        bytes("right")
    };
    private static final long[] STARTS = starts();
    private static final byte[] MEANINGS = {0, 1, 2, 3, 3, 0, 1};

    private Cells() {}

    /** The ordinal of a {@link Verdict}, or -1 for anything not written exactly so: a guess would be a vote nobody cast. */
    static byte verdict(byte[] bytes, int from, int to) {
        int length = to - from;
        long start = Words.at(bytes, from, Math.min(length, Long.BYTES));
        for (int i = 0; i < STARTS.length; i++) {
            if (STARTS[i] == start && VERDICTS[i].length == length) {
                return Arrays.equals(VERDICTS[i], 0, length, bytes, from, to) ? MEANINGS[i] : -1;
            }
        }
        return -1;
    }

    static boolean yes(byte[] bytes, int from, int to) {
        var text = text(bytes, from, to).toLowerCase(java.util.Locale.ROOT);
        return text.equals("yes") || text.equals("true") || text.equals("1");
    }

    /** A finite number, or NaN for anything else; whole numbers, the usual case, without a string. */
    static double number(byte[] bytes, int from, int to) {
        long whole = 0;
        if (from == to || to - from > 17) {
            return parsed(bytes, from, to);
        }
        for (int i = from; i < to; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return parsed(bytes, from, to);
            }
            whole = 10 * whole + digit;
        }
        return whole;
    }

    static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    static String verdicts() {
        var codes = new ArrayList<String>();
        List.of(VERDICTS).forEach(code -> codes.add(new String(code, StandardCharsets.US_ASCII)));
        return String.join(", ", codes);
    }

    private static long[] starts() {
        var starts = new long[VERDICTS.length];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = Words.at(VERDICTS[i], 0, Math.min(VERDICTS[i].length, Long.BYTES));
        }
        return starts;
    }

    private static double parsed(byte[] bytes, int from, int to) {
        try {
            double value = Double.parseDouble(text(bytes, from, to));
            return Double.isFinite(value) ? value : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static byte[] bytes(String code) {
        return code.getBytes(StandardCharsets.US_ASCII);
    }
}
