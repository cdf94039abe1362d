package dev.evenhand.desk;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The 128 bits of a ballot's id as 32 hexadecimal digits, and back, also from a UUID with its hyphens. */
final class BallotId {

    private static final Pattern HEX =
            Pattern.compile("(?i)[0-9a-f]{8}(-?)[0-9a-f]{4}\\1[0-9a-f]{4}\\1[0-9a-f]{4}\\1[0-9a-f]{12}");

    private BallotId() {}

    static String text(UUID id) {
        return id.toString().replace("-", "");
    }

    /** What is no id is nobody's ballot. */
    static UUID of(String text) {
        return parse(text).orElseThrow(NoSuchBallot::new);
    }

    static Optional<UUID> parse(String text) {
        if (!HEX.matcher(text).matches()) {
            return Optional.empty();
        }
        var digits = text.replace("-", "");
        return Optional.of(new UUID(
                Long.parseUnsignedLong(digits.substring(0, 16), 16), Long.parseUnsignedLong(digits.substring(16), 16)));
    }
}
