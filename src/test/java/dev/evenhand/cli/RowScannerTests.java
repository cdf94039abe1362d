package dev.evenhand.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowScannerTests {

    private static final String ROWS =
            "a,b,c\nlonger than eight,,\r\n\n\"quoted, \"\"twice\"\"\nover lines\",x,é\r\n12345678,1234567,\nlast,row,end";

    private static final List<List<String>> CELLS = List.of(
            List.of("a", "b", "c"),
            List.of("longer than eight", "", ""),
            List.of(),
            List.of("quoted, \"twice\"\nover lines", "x", "é"),
            List.of("12345678", "1234567", ""),
            List.of("last", "row", "end"));

    /** The more bytes come at once, the fewer rows straddle two reads; with one byte every row does. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 9, 16, 31, 1000})
    void cutsTheSameCellsHoweverManyBytesComeAtOnce(int atOnce) throws IOException {
        assertThat(scan(ROWS, atOnce, true).rows).isEqualTo(CELLS);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 1000})
    void findsDelimitersAtEveryPlaceOfAWord(int atOnce) throws IOException {
        var expected = new ArrayList<List<String>>();
        for (int length = 1; length < 40; length++) {
            expected.add(List.of("x".repeat(length), "y".repeat(40 - length)));
        }
        var text = expected.stream().map(row -> String.join(",", row)).collect(Collectors.joining("\n", "", "\n"));
        assertThat(scan(text, atOnce, true).rows).isEqualTo(expected);
    }

    @Test
    void takesNeighboursOfDelimitersForText() throws IOException {
        // Bytes one above a delimiter, and those with the top bit set, are what a word-wide search gets wrong.
        var odd = "-\u000b#\u00ac\u008a\u00a2!+ ";
        assertThat(scan(odd + "," + odd + "\n", 1000, true).rows).isEqualTo(List.of(List.of(odd, odd)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 1000})
    void stopsAtAQuoteWhereNoneMayBe(int atOnce) throws IOException {
        var sink = new Kept();
        var source = slow("a,b\nc,\"d\"\n", atOnce);
        assertThat(new RowScanner(source, sink, false).scan(0, source.size())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b\"c\n", "a,\"b\n", "a,\"b\"c\n"})
    void refusesQuotesThatAreNoQuoting(String text) {
        assertThatThrownBy(() -> scan(text, 1, true))
                .isInstanceOf(BadInput.class)
                .hasMessageMatching("a quote does not end.*|text follows.*");
    }

    @Test
    void growsItsWindowForARowThatIsLonger() throws IOException {
        var cell = IntStream.range(0, 300_000).mapToObj(i -> "" + i % 10).collect(Collectors.joining());
        assertThat(scan("x," + cell + "\ny,z\n", 1 << 16, true).rows)
                .isEqualTo(List.of(List.of("x", cell), List.of("y", "z")));
    }

    @Test
    void endsWhereAFileThatShrankEnds() throws IOException {
        var source = slow("a,b\nc,d\n", 1000);
        var sink = new Kept();
        assertThat(new RowScanner(source, sink, true).scan(0, source.size() + 100))
                .isTrue();
        assertThat(sink.rows).hasSize(2);
    }

    private static Kept scan(String text, int atOnce, boolean quotes) throws IOException {
        var sink = new Kept();
        var source = slow(text, atOnce);
        new RowScanner(source, sink, quotes).scan(0, source.size());
        return sink;
    }

    private static Source slow(String text, int atOnce) {
        var whole = Source.of(text.getBytes(StandardCharsets.UTF_8));
        return new Source() {
            @Override
            public long size() throws IOException {
                return whole.size();
            }

            @Override
            public int read(long place, byte[] into, int from, int length) throws IOException {
                return whole.read(place, into, from, Math.min(length, atOnce));
            }
        };
    }

    /** Keeps cells as text; a row begins again if it was not whole. */
    private static final class Kept implements CellSink {

        final List<List<String>> rows = new ArrayList<>();
        private List<String> row = new ArrayList<>();

        @Override
        public void begin(long place) {
            row = new ArrayList<>();
        }

        @Override
        public void cell(int column, byte[] bytes, int from, int to) {
            assertThat(column).isEqualTo(row.size());
            row.add(Cells.text(bytes, from, to));
        }

        @Override
        public void end(int columns) {
            assertThat(columns).isEqualTo(row.size());
            rows.add(row);
        }

        @Override
        public void refuse(String why) {
            throw new BadInput(why);
        }

        @Override
        public boolean full() {
            return false;
        }
    }
}
