package dev.evenhand.cli;

import dev.evenhand.statistics.Groups;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers names by their bytes as they come, without making a string of each of millions of cells. A name is found by
 * its first and last eight bytes; up to sixteen they are, with its length, the whole name.
 */
final class Names {

    /** The number of an empty cell. */
    static final int NONE = Groups.NONE;

    private static final String FORMULA = "=+-@\t\r";

    private int[] table = new int[1024];
    private long[] starts = new long[256];
    private long[] ends = new long[256];
    private byte[][] names = new byte[256][];
    private int size;

    /** The number of the name between two places; a new one if it was not seen before. */
    int number(byte[] bytes, int from, int to) {
        int length = to - from;
        boolean isShort = length <= Long.BYTES;
        long start = isShort ? Words.at(bytes, from, length) : Words.at(bytes, from);
        long end = isShort ? length : Words.at(bytes, to - Long.BYTES);
        int slot = slot(start, end);
        while (table[slot] != 0) {
            int number = table[slot] - 1;
            if (starts[number] == start && ends[number] == end) {
                var name = names[number];
                if (name.length == length
                        && (length <= 2 * Long.BYTES || Arrays.equals(name, 0, length, bytes, from, to))) {
                    return number;
                }
            }
            slot = slot + 1 & table.length - 1;
        }
        table[slot] = size + 1;
        return add(Arrays.copyOfRange(bytes, from, to), start, end);
    }

    int size() {
        return size;
    }

    /** For each name of the other its number here. */
    int[] merge(Names other) {
        var numbers = new int[other.size];
        for (int i = 0; i < other.size; i++) {
            numbers[i] = number(other.names[i], 0, other.names[i].length);
        }
        return numbers;
    }

    /** Exported files guard a cell that a spreadsheet would run with a quote, which is taken off again. */
    List<String> texts() {
        var texts = new ArrayList<String>(size);
        for (int i = 0; i < size; i++) {
            var text = text(i);
            boolean guarded = text.length() > 1 && text.charAt(0) == '\'' && FORMULA.indexOf(text.charAt(1)) >= 0;
            texts.add(guarded ? text.substring(1) : text);
        }
        return texts;
    }

    /** A name as it was written; {@link #NONE} is an empty one. */
    String text(int number) {
        return number < 0 ? "" : new String(names[number], StandardCharsets.UTF_8);
    }

    private int add(byte[] name, long start, long end) {
        if (size == names.length) {
            names = Arrays.copyOf(names, 2 * size);
            starts = Arrays.copyOf(starts, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
        }
        names[size] = name;
        starts[size] = start;
        ends[size] = end;
        size++;
        if (2 * size > table.length) {
            grow();
        }
        return size - 1;
    }

    private void grow() {
        table = new int[2 * table.length];
        for (int i = 0; i < size; i++) {
            int slot = slot(starts[i], ends[i]);
            while (table[slot] != 0) {
                slot = slot + 1 & table.length - 1;
            }
            table[slot] = i + 1;
        }
    }

    private int slot(long start, long end) {
        long mixed = (start ^ Long.rotateLeft(end, 32) * 0xD1B54A32D192ED03L) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) & table.length - 1;
    }
}
