package dev.evenhand.cli;

/** Takes the cells of rows as they are cut. */
interface CellSink {

    /** A row begins at this byte of the file; again, if it was not whole the last time. */
    void begin(long place);

    void cell(int column, byte[] bytes, int from, int to);

    /** The row had so many cells; none for an empty line. */
    void end(int columns);

    /** The row cannot be read. */
    void refuse(String why);

    /** Whether nothing more is wanted. */
    boolean full();
}
