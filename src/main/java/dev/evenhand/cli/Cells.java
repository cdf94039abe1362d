package dev.evenhand.cli;

import dev.evenhand.statistics.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
    private static final byte[] MEANINGS = {0, 1, 2, 3, 3, 0, 1};

    private Cells() {}

    /** The ordinal of a {@link Verdict}, or -1 for anything not written exactly so: a guess would be a vote nobody cast. */
    static byte verdict(byte[] bytes, int from, int to) {
        for (int i = 0; i < VERDICTS.length; i++) {
            if (same(VERDICTS[i], bytes, from, to)) {
                return MEANINGS[i];
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

    private static double parsed(byte[] bytes, int from, int to) {
        try {
            double value = Double.parseDouble(text(bytes, from, to));
            return Double.isFinite(value) ? value : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static boolean same(byte[] code, byte[] bytes, int from, int to) {
        if (code.length != to - from) {
            return false;
        }
        for (int i = 0; i < code.length; i++) {
            if (code[i] != bytes[from + i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] bytes(String code) {
        return code.getBytes(StandardCharsets.US_ASCII);
    }
}
