package dev.evenhand.ledger;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The tables of a bundle, with their columns in the one order that they have. */
public final class BundleTables {

    public static final List<String> COMPARISONS = List.of(
            "comparison",
            "kind",
            "task_id",
            "model_1",
            "sample_1",
            "model_2",
            "sample_2",
            "pair_probability",
            "places",
            "parked");

    public static final List<String> BALLOTS =
            List.of("number", "ballot", "kind", "repeat_of", "rater", "comparison", "swapped", "state", "issued_at");

    public static final List<String> VOTES = List.of(
            "vote_id",
            "ballot",
            "kind",
            "revision",
            "rater",
            "task_id",
            "category",
            "model_a",
            "model_b",
            "winner",
            "strength",
            "source",
            "voted_at",
            "active_ms",
            "pair_probability",
            "excluded",
            "exclusion_reason");

    public static final List<String> RATERS = List.of("rater", "source", "rater_group", "votes", "excluded");

    private BundleTables() {}

    /** A pair of responses that the study compares; the places are how many votes it may get. */
    record Comparison(
            int number,
            String kind,
            String task,
            String model1,
            String sample1,
            String model2,
            String sample2,
            String probability,
            int places,
            boolean parked) {

        static Comparison of(CsvRecord row) {
            return new Comparison(
                    (int) whole(row, 0),
                    row.getField(1),
                    row.getField(2),
                    row.getField(3),
                    row.getField(4),
                    row.getField(5),
                    row.getField(6),
                    row.getField(7),
                    (int) whole(row, 8),
                    truth(row, 9));
        }

        boolean live() {
            return kind.equals("live");
        }
    }

    /** A comparison as it was given to a rater. */
    record Ballot(
            long number,
            String id,
            String kind,
            String repeatOf,
            String rater,
            int comparison,
            boolean swapped,
            String state) {

        static Ballot of(CsvRecord row) {
            return new Ballot(
                    whole(row, 0),
                    row.getField(1),
                    row.getField(2),
                    row.getField(3),
                    row.getField(4),
                    (int) whole(row, 5),
                    truth(row, 6),
                    row.getField(7));
        }

        boolean answered() {
            return state.equals("answered");
        }
    }

    /** A vote at its last revision; without a ballot it was collected elsewhere. */
    record Vote(
            String id,
            String ballot,
            String kind,
            long revision,
            String rater,
            String task,
            String category,
            String modelA,
            String modelB,
            String winner,
            String strength,
            String source,
            String votedAt,
            String activeMs,
            boolean excluded) {

        static Vote of(CsvRecord row) {
            return new Vote(
                    row.getField(0),
                    row.getField(1),
                    row.getField(2),
                    whole(row, 3),
                    row.getField(4),
                    row.getField(5),
                    row.getField(6),
                    row.getField(7),
                    row.getField(8),
                    row.getField(9),
                    row.getField(10),
                    row.getField(11),
                    row.getField(12),
                    row.getField(13),
                    truth(row, 15));
        }

        boolean counts() {
            return !excluded && kind.equals("live");
        }
    }

    /** Somebody who voted, by pseudonym. */
    record Rater(String name, String source, String group, long votes, boolean excluded) {
        static Rater of(CsvRecord row) {
            return new Rater(row.getField(0), row.getField(1), row.getField(2), whole(row, 3), truth(row, 4));
        }
    }

    static <T> List<T> read(String name, InputStream in, List<String> columns, Function<CsvRecord, T> as)
            throws IOException {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var rows = new ArrayList<T>();
        try (var csv = CsvReader.builder().ofCsvRecord(new InputStreamReader(in, decoder))) {
            boolean header = true;
            for (var row : csv) {
                if (header && !row.getFields().equals(columns)) {
                    throw new Malformed("%s does not have the columns %s".formatted(name, String.join(",", columns)));
                }
                if (row.getFieldCount() != columns.size()) {
                    throw new Malformed("%s, line %d: %d cells instead of %d"
                            .formatted(name, row.getStartingLineNumber(), row.getFieldCount(), columns.size()));
                }
                if (!header) {
                    rows.add(as.apply(row));
                }
                header = false;
            }
        } catch (CsvParseException e) {
            throw new Malformed("%s cannot be read as a table".formatted(name));
        }
        return rows;
    }

    private static long whole(CsvRecord row, int field) {
        try {
            return Decimal.parse(row.getField(field));
        } catch (Malformed e) {
            throw new Malformed("line %d: %s".formatted(row.getStartingLineNumber(), e.getMessage()));
        }
    }

    private static boolean truth(CsvRecord row, int field) {
        return switch (row.getField(field)) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new Malformed("line %d: \"%s\" is neither true nor false"
                        .formatted(row.getStartingLineNumber(), row.getField(field)));
        };
    }
}
