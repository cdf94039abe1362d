package dev.evenhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NamesTests {

    private final Names names = new Names();

    @Test
    void tellsApartNamesThatShareBothEndsAndTheirLength() {
        var alike = Stream.of("provider/model-large-2026", "provider/mOdel-large-2026", "provider/model-lArge-2026")
                .toList();
        alike.forEach(this::number);
        number("provider/model-large-large-2026");
        assertThat(names.texts())
                .containsExactly(alike.get(0), alike.get(1), alike.get(2), "provider/model-large-large-2026");
        assertThat(number(alike.get(1))).isEqualTo(1);
    }

    @Test
    void tellsApartShortNamesAndTheZerosThatFillAWord() {
        var all = List.of("a", "a\0", "a\0\0", "abcdefgh", "abcdefg", "abcdefghi", "abcdefg\0", "");
        all.forEach(this::number);
        assertThat(names.texts()).isEqualTo(all);
    }

    @Test
    void takesAShortNameForNoLongOneThatEndsInItsLength() {
        var odd = "abcdefgh" + "\b\0\0\0\0\0\0\0";
        assertThat(number(odd)).isZero();
        assertThat(number("abcdefgh")).isEqualTo(1);
        assertThat(number(odd)).isZero();
    }

    @Test
    void knowsEveryNameAgainAfterItsTableGrewManyTimes() {
        var all = IntStream.range(0, 50_000).mapToObj(i -> "name " + i * 7919).toList();
        all.forEach(this::number);
        assertThat(names.size()).isEqualTo(50_000);
        assertThat(IntStream.range(0, 50_000).allMatch(i -> number(all.get(i)) == i))
                .isTrue();
    }

    @Test
    void readsNoByteBeyondTheName() {
        var bytes = "xabcx".getBytes(StandardCharsets.UTF_8);
        var wide = "xabc,and more of the row".getBytes(StandardCharsets.UTF_8);
        assertThat(names.number(bytes, 1, 4)).isEqualTo(names.number(wide, 1, 4));
    }

    private int number(String name) {
        var bytes = name.getBytes(StandardCharsets.UTF_8);
        return names.number(bytes, 0, bytes.length);
    }
}
