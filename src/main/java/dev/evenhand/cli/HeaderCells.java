package dev.evenhand.cli;

import java.util.ArrayList;
import java.util.List;

/** Takes the names of columns, and where the rows after them begin. */
final class HeaderCells implements CellSink {

    private final List<String> names = new ArrayList<>();
    private long rows = -1;
    private boolean ended;

    List<String> names() {
        return names;
    }

    /** Where the second row begins; -1 if there is none. */
    long rows() {
        return rows;
    }

    @Override
    public void begin(long place) {
        if (ended) {
            rows = place;
        } else {
            names.clear();
        }
    }

    @Override
    public void cell(int column, byte[] bytes, int from, int to) {
        if (rows < 0) {
            var text = Cells.text(bytes, from, to);
            names.add(text.startsWith("\uFEFF") ? text.substring(1) : text);
        }
    }

    @Override
    public void end(int columns) {
        ended = columns > 0;
    }

    @Override
    public void refuse(String why) {
        throw new BadInput("Line 1: " + why);
    }

    @Override
    public boolean full() {
        return rows >= 0;
    }
}
