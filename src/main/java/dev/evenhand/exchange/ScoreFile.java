package dev.evenhand.exchange;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.evenhand.results.Standings;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Scores as CSV: a line a model, best first, with every digit. */
final class ScoreFile {

    static final List<String> COLUMNS = List.of(
            "model",
            "score",
            "lower",
            "upper",
            "strength",
            "se",
            "wins",
            "losses",
            "ties",
            "both_bad",
            "votes",
            "rank_lower",
            "rank_upper");

    private ScoreFile() {}

    static String csv(Standings standings) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(COLUMNS);
            standings.models().stream().map(ScoreLine::of).map(ScoreFile::cells).forEach(csv::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static List<String> cells(ScoreLine line) {
        var values = Arrays.<@Nullable Number>asList(
                line.score(),
                line.lower(),
                line.upper(),
                line.strength(),
                line.se(),
                line.wins(),
                line.losses(),
                line.ties(),
                line.bothBad(),
                line.votes(),
                line.rankLower(),
                line.rankUpper());
        return Stream.concat(
                        Stream.of(Cells.neutral(line.model())), values.stream().map(ScoreFile::cell))
                .toList();
    }

    private static String cell(@Nullable Number number) {
        return number == null ? "" : number.toString();
    }
}
