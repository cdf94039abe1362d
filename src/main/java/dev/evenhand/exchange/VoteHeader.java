package dev.evenhand.exchange;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.evenhand.pool.Unreadable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Where the columns of a votes file stand. A column that is not known here may mean something, so it is refused. */
record VoteHeader(
        int width,
        int taskColumn,
        int raterColumn,
        int columnA,
        int columnB,
        int winnerColumn,
        List<Integer> special,
        int strengthColumn) {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int NONE = -1;
    private static final String STRENGTH = "strength";
    private static final List<String> NEEDED = List.of("task_id", "rater_id", "model_a", "model_b", "winner");

    /** Columns of our own files that an import makes anew. */
    private static final Set<String> IGNORED = Set.of(
            "vote_id",
            "study",
            "category",
            "language",
            "rater_group",
            "confidence",
            "reasons",
            "rationale",
            "skip_reason",
            "is_gold",
            "gold_correct",
            "is_repeat",
            "excluded",
            "exclusion_reason",
            "revision",
            "source",
            "shown_at",
            "voted_at",
            "active_ms",
            "pair_probability",
            "plan_digest",
            "total_ms",
            "scroll_a",
            "scroll_b",
            "device",
            "first_winner",
            "guess_a",
            "guess_b",
            "guide_version");

    static VoteHeader of(CsvRecord names) {
        var positions = positions(names);
        var missing =
                NEEDED.stream().filter(name -> !positions.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            throw new Unreadable(1, "the columns lack " + String.join(", ", missing));
        }
        var unknown = positions.keySet().stream()
                .filter(name -> !known(name))
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            throw new Unreadable(1, "columns not known here: " + String.join(", ", unknown));
        }
        var special = Stream.of("is_gold", "is_repeat")
                .map(positions::get)
                .filter(Objects::nonNull)
                .toList();
        var at = NEEDED.stream().map(positions::get).toList();
        return new VoteHeader(
                names.getFieldCount(),
                at.get(0),
                at.get(1),
                at.get(2),
                at.get(3),
                at.get(4),
                special,
                positions.getOrDefault(STRENGTH, NONE));
    }

    private static Map<String, Integer> positions(CsvRecord names) {
        var positions = new HashMap<String, Integer>();
        for (int i = 0; i < names.getFieldCount(); i++) {
            if (positions.put(names.getField(i).strip(), i) != null) {
                throw new Unreadable(
                        1, "two columns are named \"" + names.getField(i).strip() + "\"");
            }
        }
        return positions;
    }

    private static boolean known(String name) {
        return NEEDED.contains(name)
                || name.equals(STRENGTH)
                || IGNORED.contains(name)
                || name.startsWith("axis_")
                || name.startsWith("flag_");
    }

    String task(CsvRecord row) {
        return Cells.original(row.getField(taskColumn));
    }

    String rater(CsvRecord row) {
        return Cells.original(row.getField(raterColumn));
    }

    String modelA(CsvRecord row) {
        return Cells.original(row.getField(columnA));
    }

    String modelB(CsvRecord row) {
        return Cells.original(row.getField(columnB));
    }

    /** Whether the row says of itself that no score counts it. */
    boolean special(CsvRecord row) {
        return special.stream().anyMatch(column -> row.getField(column).strip().equalsIgnoreCase("true"));
    }

    String winner(CsvRecord row) {
        return row.getField(winnerColumn);
    }

    /** How much better the better one is; empty where the file has no such column, too. */
    String strength(CsvRecord row) {
        return strengthColumn == NONE ? "" : row.getField(strengthColumn).strip();
    }
}
