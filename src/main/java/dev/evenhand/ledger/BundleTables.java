package dev.evenhand.ledger;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.evenhand.card.CardVotes;
import dev.evenhand.statistics.Verdict;
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
            "parked",
            "gold");

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
            boolean parked,
            String gold) {

        static Comparison of(List<String> row) {
            return new Comparison(
                    (int) Decimal.parse(row.get(0)),
                    row.get(1),
                    row.get(2),
                    row.get(3),
                    row.get(4),
                    row.get(5),
                    row.get(6),
                    row.get(7),
                    (int) Decimal.parse(row.get(8)),
                    truth(row.get(9)),
                    row.get(10));
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
            String state,
            String issuedAt) {

        static Ballot of(List<String> row) {
            return new Ballot(
                    Decimal.parse(row.get(0)),
                    row.get(1),
                    row.get(2),
                    row.get(3),
                    row.get(4),
                    (int) Decimal.parse(row.get(5)),
                    truth(row.get(6)),
                    row.get(7),
                    row.get(8));
        }

        boolean answered() {
            return state.equals("answered");
        }
    }

    /** A vote at its last revision; without a ballot it was collected elsewhere. */
    public record Vote(
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
            String pairProbability,
            boolean excluded,
            String rule) {

        public static Vote of(List<String> row) {
            return new Vote(
                    row.get(0),
                    row.get(1),
                    row.get(2),
                    Decimal.parse(row.get(3)),
                    row.get(4),
                    row.get(5),
                    row.get(6),
                    row.get(7),
                    row.get(8),
                    row.get(9),
                    row.get(10),
                    row.get(11),
                    row.get(12),
                    row.get(13),
                    row.get(14),
                    truth(row.get(15)),
                    row.get(16));
        }

        boolean counts() {
            return !excluded && !kind.equals("gold") && !kind.equals("repeat") && !modelA.equals(modelB);
        }

        /** As the card takes it. */
        public CardVotes.Vote forCard() {
            return new CardVotes.Vote(
                    id,
                    modelA,
                    modelB,
                    Verdict.parse(winner),
                    strength.isEmpty() ? 0 : (int) Decimal.parse(strength),
                    rater,
                    task,
                    category,
                    switch (kind) {
                        case "gold" -> CardVotes.Kind.GOLD;
                        case "repeat" -> CardVotes.Kind.REPEAT;
                        default -> CardVotes.Kind.ORDINARY;
                    },
                    excluded ? rule.isEmpty() ? "none" : rule : null,
                    null);
        }
    }

    /** Somebody who voted, by pseudonym. */
    record Rater(String name, String source, String group, long votes, boolean excluded) {
        static Rater of(List<String> row) {
            return new Rater(row.get(0), row.get(1), row.get(2), Decimal.parse(row.get(3)), truth(row.get(4)));
        }
    }

    static <T> List<T> read(String name, InputStream in, List<String> columns, Function<List<String>, T> as)
            throws IOException {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var rows = new ArrayList<T>();
        try (var csv = CsvReader.builder().skipEmptyLines(false).ofCsvRecord(new InputStreamReader(in, decoder))) {
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
                    rows.add(parsed(row.getFields(), row.getStartingLineNumber(), as));
                }
                header = false;
            }
        } catch (CsvParseException e) {
            throw new Malformed("%s cannot be read as a table".formatted(name));
        }
        return rows;
    }

    private static <T> T parsed(List<String> cells, long line, Function<List<String>, T> as) {
        try {
            return as.apply(cells);
        } catch (Malformed e) {
            throw new Malformed("line %d: %s".formatted(line, e.getMessage()));
        }
    }

    private static boolean truth(String cell) {
        return switch (cell) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new Malformed("\"%s\" is neither true nor false".formatted(cell));
        };
    }
}
