package dev.evenhand.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Numbers names by their bytes as they come, without making a string of each of millions of cells. */
final class Names {

    private static final String FORMULA = "=+-@\t\r";

    private int[] table = new int[1024];
    private int[] hashes = new int[256];
    private byte[][] names = new byte[256][];
    private int size;

    /** The number of the name between two places; a new one if it was not seen before. */
    int number(byte[] bytes, int from, int to, int hash) {
        int slot = spread(hash) & table.length - 1;
        while (table[slot] != 0) {
            int number = table[slot] - 1;
            if (hashes[number] == hash && Arrays.equals(names[number], 0, names[number].length, bytes, from, to)) {
                return number;
            }
            slot = slot + 1 & table.length - 1;
        }
        table[slot] = size + 1;
        return add(Arrays.copyOfRange(bytes, from, to), hash);
    }

    int size() {
        return size;
    }

    /** For each name of the other its number here. */
    int[] merge(Names other) {
        var numbers = new int[other.size];
        for (int i = 0; i < other.size; i++) {
            numbers[i] = number(other.names[i], 0, other.names[i].length, other.hashes[i]);
        }
        return numbers;
    }

    /** Exported files guard a cell that a spreadsheet would run with a quote, which is taken off again. */
    List<String> texts() {
        var texts = new ArrayList<String>(size);
        for (int i = 0; i < size; i++) {
            var text = new String(names[i], StandardCharsets.UTF_8);
            boolean guarded = text.length() > 1 && text.charAt(0) == '\'' && FORMULA.indexOf(text.charAt(1)) >= 0;
            texts.add(guarded ? text.substring(1) : text);
        }
        return texts;
    }

    private int add(byte[] name, int hash) {
        if (size == names.length) {
            names = Arrays.copyOf(names, 2 * size);
            hashes = Arrays.copyOf(hashes, 2 * size);
        }
        names[size] = name;
        hashes[size] = hash;
        size++;
        if (2 * size > table.length) {
            grow();
        }
        return size - 1;
    }

    private void grow() {
        table = new int[2 * table.length];
        for (int i = 0; i < size; i++) {
            int slot = spread(hashes[i]) & table.length - 1;
            while (table[slot] != 0) {
                slot = slot + 1 & table.length - 1;
            }
            table[slot] = i + 1;
        }
    }

    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ mixed >>> 15;
    }
}
