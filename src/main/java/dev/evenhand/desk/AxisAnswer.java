package dev.evenhand.desk;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.evenhand.study.Plan;
import dev.evenhand.study.Scale.Verdict;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is said to one axis: {@code "a"}, {@code "tie"} or {@code "b"}, or a mark from 0 to 4 for each response,
 * {@code {"a":3,"b":4}}. What is neither reads as nothing said, which no axis accepts.
 */
record AxisAnswer(
        @Nullable Verdict better,
        @Nullable Integer a,
        @Nullable Integer b) {

    private static final Set<String> SEATS = Set.of("a", "b");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static AxisAnswer of(JsonNode json) {
        if (json.isString()) {
            return new AxisAnswer(verdict(json.stringValue()), null, null);
        }
        var known = json.isObject() && SEATS.containsAll(json.propertyNames());
        return known
                ? new AxisAnswer(null, mark(json.path("a")), mark(json.path("b")))
                : new AxisAnswer(null, null, null);
    }

    @JsonValue
    @Nullable
    Object json() {
        if (better != null) {
            return better;
        }
        var marks = new LinkedHashMap<String, Integer>();
        if (a != null) {
            marks.put("a", a);
        }
        if (b != null) {
            marks.put("b", b);
        }
        return Map.copyOf(marks);
    }

    @JsonIgnore
    boolean fits(Plan.Axis axis) {
        return axis.rated()
                ? better == null && (a != null || b != null) && within(a) && within(b)
                : better != null && better != Verdict.BOTH_BAD && a == null && b == null;
    }

    private static @Nullable Verdict verdict(String code) {
        return Arrays.stream(Verdict.values())
                .filter(verdict -> verdict.code().equals(code))
                .findFirst()
                .orElse(null);
    }

    /** Any other number is kept as one that does not fit, so that it is refused and not dropped. */
    private static @Nullable Integer mark(JsonNode json) {
        if (json.isMissingNode()) {
            return null;
        }
        return json.isIntegralNumber() && json.canConvertToInt() ? json.intValue() : -1;
    }

    private static boolean within(@Nullable Integer mark) {
        return mark == null || (mark >= 0 && mark <= 4);
    }
}
