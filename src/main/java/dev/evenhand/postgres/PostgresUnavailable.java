package dev.evenhand.postgres;

import org.jspecify.annotations.Nullable;

/** The embedded server cannot run here, and what the person starting it can do about that. */
final class PostgresUnavailable extends RuntimeException {
    static final String USE_YOUR_OWN = "Or use a PostgreSQL server of your own: set SPRING_DATASOURCE_URL,"
            + " SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD.";

    private final String action;

    PostgresUnavailable(String message, String action) {
        this(message, action, null);
    }

    PostgresUnavailable(String message, String action, @Nullable Throwable cause) {
        super(message, cause);
        this.action = action;
    }

    String action() {
        return action;
    }
}
