package dev.evenhand.cli;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes at a time: what makes cutting and comparing cells fast (Mycroft 1987; Warren, Hacker's Delight, 6-1). */
final class Words {

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;
    private static final long COMMAS = ONES * ',';
    private static final long LINES = ONES * '\n';
    private static final long QUOTES = ONES * '"';

    private static final long ZEROS = ONES * '0';
    private static final long LOWS = ONES * 0x0F;
    private static final long HIGHS = ONES * 0xF0;
    private static final long SIXES = ONES * 6;
    private static final long THREES = ONES * 0x33;

    private Words() {}

    static long at(byte[] bytes, int place) {
        return (long) WORD.get(bytes, place);
    }

    /** Up to eight bytes from a place, the first lowest, with zeros behind them. */
    static long at(byte[] bytes, int from, int length) {
        if (from + Long.BYTES <= bytes.length) {
            return length == 0 ? 0 : at(bytes, from) & -1L >>> (Long.BYTES - length) * Byte.SIZE;
        }
        long word = 0;
        for (int i = length - 1; i >= 0; i--) {
            word = word << Byte.SIZE | bytes[from + i] & 0xFF;
        }
        return word;
    }

    /** Where the first comma, line end or quote is, or the end, behind which the array has room for one more word. */
    static int delimiter(byte[] bytes, int from, int end) {
        for (int at = from; at < end; at += Long.BYTES) {
            long word = at(bytes, at);
            long found = zeros(word ^ COMMAS) | zeros(word ^ LINES) | zeros(word ^ QUOTES);
            if (found != 0) {
                return Math.min(end, at + (Long.numberOfTrailingZeros(found) >> 3));
            }
        }
        return end;
    }

    /**
     * The whole number that one to eight digits say, or -1 for anything else. No step of it hangs on how many they are,
     * which no processor could guess (Lemire 2018, "Quickly parsing eight digits").
     */
    static long digits(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length == 0 || length > Long.BYTES || from + Long.BYTES > bytes.length) {
            return -1;
        }
        int spare = (Long.BYTES - length) * Byte.SIZE;
        // The last digit comes into the highest byte, with zeros before the first.
        long word = at(bytes, from) << spare | ZEROS & ~(-1L << spare);
        if ((word & HIGHS | (word + SIXES & HIGHS) >>> 4) != THREES) {
            return -1;
        }
        long pairs = (word & LOWS) * (10 << 8 | 1) >>> 8;
        long fours = (pairs & 0x00FF00FF00FF00FFL) * (100 << 16 | 1) >>> 16;
        return (fours & 0x0000FFFF0000FFFFL) * (10_000L << 32 | 1) >>> 32;
    }

    /** Marks bytes that are zero, and perhaps others above the first of them. */
    private static long zeros(long word) {
        return word - ONES & ~word & TOPS;
    }
}
