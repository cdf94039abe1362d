package dev.evenhand.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A ballot as it was issued, with the comparison behind its seats. Never leaves the server as it is. */
record IssuedBallot(
        UUID id,
        String state,
        boolean swapped,
        Slots.Place place,
        long task,
        long firstModel,
        long secondModel,
        String pairProbability,
        @Nullable OffsetDateTime shownAt) {

    static IssuedBallot of(ResultSet row, int n) throws SQLException {
        return new IssuedBallot(
                row.getObject("id", UUID.class),
                row.getString("state"),
                row.getBoolean("swapped"),
                new Slots.Place(row.getInt("comparison_id"), row.getInt("slot"), null),
                row.getLong("task_id"),
                row.getLong("first_model"),
                row.getLong("second_model"),
                row.getString("pair_probability"),
                row.getObject("shown_at", OffsetDateTime.class));
    }

    long leftModel() {
        return swapped ? secondModel : firstModel;
    }

    long rightModel() {
        return swapped ? firstModel : secondModel;
    }
}
