package dev.evenhand.commitment;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * The one way to write a JSON value, so that equal values have equal digests: RFC 8785.
 * Keys are sorted by UTF-16 code units, which is {@link String#compareTo}'s order.
 */
public final class CanonicalJson {
    private static final BigInteger LARGEST_EXACT = BigInteger.valueOf((1L << 53) - 1);

    private final StringBuilder out = new StringBuilder();

    private CanonicalJson() {}

    /**
     * Throws {@link IllegalArgumentException} for what the standard cannot write: a lone surrogate, a number that is
     * not finite, a whole number that a double would change.
     */
    public static String write(JsonNode value) {
        var writer = new CanonicalJson();
        writer.value(value);
        return writer.out.toString();
    }

    /** SHA-256 of the UTF-8 bytes of a text. */
    public static byte[] sha256(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private void value(JsonNode value) {
        if (value.isObject()) {
            object(value);
        } else if (value.isArray()) {
            array(value);
        } else if (value.isString()) {
            string(value.stringValue());
        } else if (value.isNumber()) {
            out.append(number(value));
        } else {
            out.append(value.isBoolean() ? value.booleanValue() : "null");
        }
    }

    private void object(JsonNode object) {
        out.append('{');
        var separator = "";
        for (var key : new TreeSet<>(object.propertyNames())) {
            out.append(separator);
            string(key);
            out.append(':');
            value(object.get(key));
            separator = ",";
        }
        out.append('}');
    }

    private void array(JsonNode array) {
        out.append('[');
        for (int i = 0; i < array.size(); i++) {
            out.append(i == 0 ? "" : ",");
            value(array.get(i));
        }
        out.append(']');
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            i += character(text, i);
        }
        out.append('"');
    }

    /** Writes the character at {@code i} and answers how many more it took. */
    private int character(String text, int i) {
        char c = text.charAt(i);
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> {
                if (Character.isSurrogate(c)) {
                    return pair(text, i);
                }
                out.append(c < 0x20 ? "\\u%04x".formatted((int) c) : c);
            }
        }
        return 0;
    }

    private int pair(String text, int i) {
        boolean whole = i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
        if (!whole) {
            throw new IllegalArgumentException("half of a character pair (a lone surrogate)");
        }
        out.append(text, i, i + 2);
        return 1;
    }

    private static String number(JsonNode value) {
        if (value.isIntegralNumber() && value.bigIntegerValue().abs().compareTo(LARGEST_EXACT) > 0) {
            throw new IllegalArgumentException("a whole number beyond ±9007199254740991; write it as text");
        }
        double number = value.doubleValue();
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("a number beyond double precision");
        }
        return number == 0 ? "0" : ecmaScript(number);
    }

    /** ECMAScript's Number::toString: the fewest digits that read back the same. {@code Double.toString} has that only from JDK 19. */
    private static String ecmaScript(double number) {
        var shortest = shortest(number);
        var digits = shortest.unscaledValue().abs().toString();
        int point = digits.length() - shortest.scale();
        var text = new StringBuilder(number < 0 ? "-" : "");
        if (point > 21 || point < -5) {
            text.append(digits.charAt(0));
            text.append(digits.length() > 1 ? "." + digits.substring(1) : "");
            return text.append('e')
                    .append(point > 0 ? "+" : "")
                    .append(point - 1)
                    .toString();
        }
        if (point <= 0) {
            return text.append("0.").append("0".repeat(-point)).append(digits).toString();
        }
        if (point >= digits.length()) {
            return text.append(digits)
                    .append("0".repeat(point - digits.length()))
                    .toString();
        }
        return text.append(digits, 0, point)
                .append('.')
                .append(digits.substring(point))
                .toString();
    }

    private static BigDecimal shortest(double number) {
        var exact = new BigDecimal(number);
        for (int precision = 1; ; precision++) {
            var rounded = exact.round(new MathContext(precision, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == number) {
                return rounded.stripTrailingZeros();
            }
        }
    }
}
