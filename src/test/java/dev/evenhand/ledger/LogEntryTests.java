package dev.evenhand.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogEntryTests {

    private static final String ENTRY = "{\"body\":BODY,\"prev\":\"" + "0".repeat(64)
            + "\",\"seq\":3,\"study\":\"st\",\"ts\":\"2026-06-02T10:00:00.000Z\",\"type\":\"vote.cast\",\"v\":1}";

    private static String with(String body) {
        return ENTRY.replace("BODY", body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"a\":[1,-2,9007199254740991,true,null]}",
                "{\"\uD83D\uDE00\":1,\"\uFB33\":2}",
                "{\"a\":\"/\\u000f\\n\\\\\\\"\"}",
                "{\"composed\":\"é\",\"decomposed\":\"e\u0301\"}"
            })
    void readsWhatItWouldWrite(String body) {
        assertThat(LogEntry.parse(with(body)).line()).isEqualTo(with(body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"a\":1}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1.0}",
                "{\"a\":1.5}",
                "{\"a\":1e0}",
                "{\"a\":1e+21}",
                "{\"a\":-0}",
                "{\"a\":01}",
                "{\"a\":9007199254740992}",
                "{\"a\":\"\\u002f\"}",
                "{\"a\":\"\\u000F\"}",
                "{\"a\":\"\\/\"}",
                "{\"a\":\"\\u00e9\"}",
                "{\"a\":\"\\ud800\"}",
                "{\"b\":1,\"a\":1}",
                "{\"\uFB33\":2,\"\uD83D\uDE00\":1}",
                "{\"a\": 1}",
                "{\"a\":1,}",
                "{\"a\":NaN}",
                "{'a':1}",
                "{a:1}",
                "[]",
                "null",
                "{\"a\":1}//",
                "{\"a\":\"\u0001\"}",
                ""
            })
    void refusesAnyOtherForm(String body) {
        assertThatThrownBy(() -> LogEntry.parse(with(body))).isInstanceOf(Malformed.class);
    }

    @Test
    void refusesWhatStandsAround() {
        for (var line : new String[] {
            "\uFEFF" + with("{}"),
            with("{}") + "\n",
            with("{}") + "\r",
            " " + with("{}"),
            with("{}") + with("{}"),
            with("{}").replace("\"v\":1", "\"v\":2"),
            with("{}").replace("\"v\":1", "\"v\":1,\"w\":1"),
            with("{}").replace("\"seq\":3", "\"seq\":-0"),
            with("{}").replace("\"seq\":3", "\"seq\":\"3\""),
            with("{}").replace(".000Z", ".00Z"),
            with("{}").replace("00.000Z", "00Z"),
            with("{}").replace("00.000Z", "00.000+00:00"),
            with("{}").replace("2026-06-02", "2026-06-31"),
            with("{}").replace("0000\",\"seq", "000\",\"seq"),
            with("{}").replace("0000\",\"seq", "000A\",\"seq"),
            "",
            "null",
            "[1]",
            "x"
        }) {
            assertThatThrownBy(() -> LogEntry.parse(line)).as(line).isInstanceOf(Malformed.class);
        }
    }

    @Test
    void keepsTextsThatOnlyLookAlikeApart() {
        var composed = LogEntry.parse(with("{\"a\":\"é\"}"));
        var decomposed = LogEntry.parse(with("{\"a\":\"e\u0301\"}"));

        assertThat(composed.leaf()).isNotEqualTo(decomposed.leaf());
    }

    /** Whatever happens to a byte, the line is refused or is another leaf. */
    @Test
    void noticesEveryChangedByte() {
        var line = KnownLog.entries().get(4).line().getBytes(StandardCharsets.UTF_8);
        var leaf = KnownLog.entries().get(4).leaf();
        for (int at = 0; at < line.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                var changed = line.clone();
                changed[at] ^= (byte) (1 << bit);
                try {
                    assertThat(LogEntry.parse(new String(changed, StandardCharsets.UTF_8))
                                    .leaf())
                            .isNotEqualTo(leaf);
                } catch (Malformed expected) {
                    assertThat(expected).hasMessageNotContaining("Exception");
                }
            }
        }
    }
}
