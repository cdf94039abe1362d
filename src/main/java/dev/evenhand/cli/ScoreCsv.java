package dev.evenhand.cli;

import dev.evenhand.statistics.ModelScore;
import dev.evenhand.statistics.RankRange;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Function;

/** Scores as CSV with every digit, best first; what votes do not say is empty. */
record ScoreCsv(Scored result) {

    private static final String FORMULA = "=+-@\t\r";

    void print(PrintWriter out) {
        out.print("model,score,lower,upper,strength,se,wins,losses,ties,both_bad,votes,rank_lower,rank_upper\n");
        result.scores().models().forEach(score -> out.print(line(score)));
    }

    private String line(ModelScore score) {
        var interval = result.interval(score);
        var tally = score.tally();
        return String.join(
                        ",",
                        text(score.model()),
                        cell(result.strength(score), value -> result.points(score, value)),
                        cell(interval, found -> result.points(score, found.lower())),
                        cell(interval, found -> result.points(score, found.upper())),
                        cell(result.strength(score), value -> value),
                        cell(interval, Scored.Interval::standardError),
                        Long.toString(tally.wins()),
                        Long.toString(tally.losses()),
                        Long.toString(tally.ties()),
                        Long.toString(tally.bothBad()),
                        Long.toString(tally.votes()),
                        cell(result.ranks(score), RankRange::best),
                        cell(result.ranks(score), RankRange::worst))
                + "\n";
    }

    private static <T> String cell(Optional<T> found, Function<T, Number> number) {
        return found.map(number).map(Object::toString).orElse("");
    }

    /** Quoted where CSV needs it; guarded where a spreadsheet would run it. */
    private static String text(String text) {
        var guarded = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean plain = guarded.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? guarded : '"' + guarded.replace("\"", "\"\"") + '"';
    }
}
