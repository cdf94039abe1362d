package dev.evenhand.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class CanonicalJsonTests {
    private static final JsonMapper JSON = JsonMapper.shared();

    private static String canonical(String json) {
        return CanonicalJson.write(JSON.readTree(json));
    }

    /** RFC 8785, appendix B. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2"
    })
    void writesNumbersAsEcmaScriptDoes(String bits, String text) {
        double number = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));
        assertThat(CanonicalJson.write(JSON.getNodeFactory().numberNode(number)))
                .isEqualTo(text);
    }

    @Test
    void writesNumbersThatReadBackTheSame() {
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            double number = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(number)) {
                var text = CanonicalJson.write(JSON.getNodeFactory().numberNode(number));
                assertThat(Double.parseDouble(text)).isEqualTo(number == 0 ? 0.0 : number);
                assertThat(text.length())
                        .isLessThanOrEqualTo(Double.toString(number).length() + 4);
            }
        }
    }

    /** RFC 8785 §3.2.3: by UTF-16 code units, so a pair goes before U+FB33. */
    @Test
    void sortsKeysByCodeUnits() {
        assertThat(canonical("""
                {"\\u20ac":"Euro Sign","\\r":"Carriage Return","\\ufb33":"Hebrew","1":"One","\\ud83d\\ude00":"Emoji","\\u0080":"Control","\\u00f6":"o"}"""))
                .isEqualTo(
                        "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"ö\":\"o\",\"€\":\"Euro Sign\","
                                + "\"\uD83D\uDE00\":\"Emoji\",\"\uFB33\":\"Hebrew\"}");
    }

    @Test
    void writesEqualValuesEqually() {
        assertThat(canonical("{ \"b\" : [1.0, 1e0, -0, 1E1], \"a\":\"\\u002f\\u000f\\n\" }"))
                .isEqualTo("{\"a\":\"/\\u000f\\n\",\"b\":[1,1,0,10]}");
        assertThat(canonical("[true,false,null,{},[]]")).isEqualTo("[true,false,null,{},[]]");
    }

    @Test
    void isItsOwnCanonicalForm() {
        var once = canonical("{\"z\":{\"y\":[0.1,\"é\",\"e\u0301\"]},\"a\":1e-7}");
        assertThat(canonical(once)).isEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\\ud800\"",
                "\"\\udc00\\ud800\"",
                "{\"\\ud800\":1}",
                "1e400",
                "9007199254740993",
                "-9007199254740992"
            })
    void refusesWhatHasNoCanonicalForm(String json) {
        assertThatThrownBy(() -> canonical(json)).isInstanceOf(IllegalArgumentException.class);
    }
}
