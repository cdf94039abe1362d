package dev.evenhand.statistics;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;

/** Reads the tables of votes and the scores published for them that lie beside these tests. */
final class KnownAnswers {

    private KnownAnswers() {}

    static PairCounts counts(String name) {
        var rows = rows(name + ".counts.csv");
        var models = new LinkedHashSet<String>();
        rows.forEach(row -> models.addAll(List.of(row[0], row[1])));
        var counts = PairCounts.among(models);
        for (var row : rows) {
            for (var verdict : Verdict.values()) {
                counts.add(row[0], row[1], verdict, Long.parseLong(row[2 + verdict.ordinal()]));
            }
        }
        return counts.build();
    }

    static List<Answer> answers(String name) {
        return rows(name + ".scores.csv").stream().map(Answer::new).toList();
    }

    /** The cells of a table, without its head. */
    static List<String[]> rows(String file) {
        try (var in = KnownAnswers.class.getResourceAsStream(file);
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(line -> line.split(",", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One row of a published result; the strength is NaN where none is finite. */
    record Answer(
            String model,
            int component,
            int tier,
            double strength,
            double standardError,
            double modelStandardError,
            RankRange ranks) {

        Answer(String[] row) {
            this(
                    row[0],
                    Integer.parseInt(row[1]),
                    Integer.parseInt(row[2]),
                    number(row[3]),
                    number(row[4]),
                    number(row[5]),
                    new RankRange(Integer.parseInt(row[6]), Integer.parseInt(row[7]), Integer.parseInt(row[8])));
        }

        private static double number(String text) {
            return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
        }
    }
}
