package dev.evenhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WordsTests {

    private final Random random = new Random(7);

    @Test
    void readsTheNumberThatOneToEightDigitsSay() {
        for (int i = 0; i < 50_000; i++) {
            var digits = Long.toString(random.nextLong(100_000_000));
            var padded = "0".repeat(random.nextInt(9 - digits.length())) + digits;
            assertThat(read(padded)).as(padded).isEqualTo(Long.parseLong(digits));
        }
    }

    @Test
    void takesNothingElseForANumber() {
        for (int i = 0; i < 50_000; i++) {
            var cell = new StringBuilder(Integer.toString(random.nextInt(100_000_000)));
            char other = (char) random.nextInt(128);
            cell.setCharAt(random.nextInt(cell.length()), other >= '0' && other <= '9' ? ':' : other);
            assertThat(read(cell.toString())).as(cell.toString()).isNegative();
        }
        assertThat(read("")).isNegative();
        assertThat(read("123456789")).isNegative();
    }

    @Test
    void readsNoByteBehindTheArray() {
        var bytes = "12".getBytes(StandardCharsets.US_ASCII);
        assertThat(Words.digits(bytes, 0, 2)).isNegative();
        assertThat(Cells.number(bytes, 0, 2)).isEqualTo(12);
    }

    /** Among bytes that stand in other cells. */
    private long read(String cell) {
        var bytes = new byte[40];
        random.nextBytes(bytes);
        var text = cell.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(text, 0, bytes, 5, text.length);
        return Words.digits(bytes, 5, 5 + text.length);
    }
}
