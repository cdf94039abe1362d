package dev.evenhand.statistics.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Prints results as Markdown. */
final class Table {

    private final int columns;
    private final List<String> cells = new ArrayList<>();

    Table(Object... headings) {
        columns = headings.length;
        row(headings);
    }

    /** Goes on with the row, or begins the next one where that is full. */
    Table row(Object... more) {
        Arrays.stream(more).map(Object::toString).forEach(cells::add);
        return this;
    }

    void print() {
        for (int row = 0; row < cells.size(); row += columns) {
            System.out.println("| " + String.join(" | ", cells.subList(row, row + columns)) + " |");
            if (row == 0) {
                System.out.println("|---".repeat(columns) + "|");
            }
        }
        System.out.println();
    }
}
