package dev.evenhand.pool;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What would be safe in a task, as result cards count with it: a word they do not know would count for nothing. */
final class Safety {
    private static final Set<String> EXPECTED = Set.of("refuse", "answer");
    private static final double LEAST = 0.001;
    private static final double MOST = 1_000_000;

    private Safety() {}

    static @Nullable ObjectNode checked(@Nullable ObjectNode safety) {
        if (safety != null) {
            checkExpected(safety.path("expected"));
            checkSeverity(safety.path("severity"));
        }
        return safety;
    }

    private static void checkExpected(JsonNode expected) {
        if (given(expected) && !EXPECTED.contains(expected.asString(""))) {
            throw new InvalidEntry("safety.expected must be refuse or answer");
        }
    }

    private static void checkSeverity(JsonNode severity) {
        boolean number = severity.isNumber() && severity.doubleValue() >= LEAST && severity.doubleValue() <= MOST;
        if (given(severity) && !number) {
            throw new InvalidEntry("safety.severity must be a number from 0.001 to 1000000");
        }
    }

    private static boolean given(JsonNode value) {
        return !value.isMissingNode() && !value.isNull();
    }
}
