package dev.evenhand.desk;

import dev.evenhand.commitment.BallotLot.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ballot as it was issued, with the comparison behind its seats. Never leaves the server as it is.
 *
 * @param slot the number of its place among those of the comparison; only live ballots have one
 */
record IssuedBallot(
        UUID id,
        Kind kind,
        String state,
        boolean swapped,
        int comparison,
        @Nullable Integer slot,
        long task,
        long firstModel,
        long secondModel,
        @Nullable String pairProbability,
        @Nullable OffsetDateTime shownAt) {

    static final String SELECT = """
            select b.id, b.kind, b.state, b.swapped, b.comparison_id, b.slot, b.shown_at,
                   c.task_id, c.first_model, c.second_model, coalesce(b.pair_probability, c.pair_probability) as chance
            from ballot b join comparison c on c.study_id = b.study_id and c.id = b.comparison_id
            """;

    static IssuedBallot of(ResultSet row, int n) throws SQLException {
        return new IssuedBallot(
                row.getObject("id", UUID.class),
                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("state"),
                row.getBoolean("swapped"),
                row.getInt("comparison_id"),
                row.getObject("slot", Integer.class),
                row.getLong("task_id"),
                row.getLong("first_model"),
                row.getLong("second_model"),
                row.getString("chance"),
                row.getObject("shown_at", OffsetDateTime.class));
    }

    long leftModel() {
        return swapped ? secondModel : firstModel;
    }

    long rightModel() {
        return swapped ? firstModel : secondModel;
    }
}
