package dev.evenhand.exchange;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.evenhand.pool.Reject;
import dev.evenhand.statistics.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the records of a votes file into lines for PostgreSQL's COPY, and says of each that cannot be taken why. */
final class VoteTable {

    static final int REJECTS_LISTED = 100;
    private static final int LONGEST = 200;

    private final OutputStream out;
    private final Map<String, Long> models;
    private final Grading grading;
    private final List<Reject> rejects = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private @Nullable VoteHeader header;
    private long rejected;
    private long votes;

    /** @param models the ids of the plan's models by their names */
    VoteTable(OutputStream out, Map<String, Long> models, Grading grading) {
        this.out = out;
        this.grading = grading;
        this.models = Map.copyOf(models);
    }

    void take(CsvRecord row) {
        if (header == null) {
            header = VoteHeader.of(row);
            return;
        }
        var problem = problem(header, row);
        if (problem == null) {
            write(header, row);
            votes++;
        } else {
            reject(row.getStartingLineNumber(), problem);
        }
    }

    void reject(long line, String reason) {
        rejected++;
        if (rejects.size() < REJECTS_LISTED) {
            rejects.add(new Reject(line, reason));
        }
    }

    private @Nullable String problem(VoteHeader columns, CsvRecord row) {
        if (row.getFieldCount() != columns.width()) {
            return "has " + row.getFieldCount() + " cells where the first line names " + columns.width();
        }
        if (!readable(columns.task(row))) {
            return "task_id is empty, longer than " + LONGEST + " characters or has a control character";
        }
        if (!readable(columns.rater(row))) {
            return "rater_id is empty, longer than " + LONGEST + " characters or has a control character";
        }
        for (var model : List.of(columns.modelA(row), columns.modelB(row))) {
            if (!models.containsKey(model)) {
                return "model " + quoted(model) + " is not in the plan";
            }
        }
        if (columns.modelA(row).equals(columns.modelB(row))) {
            return "model_a and model_b are the same model";
        }
        if (columns.special(row)) {
            return "is_gold or is_repeat is true: scores count neither, so leave such rows out";
        }
        var problem = verdictProblem(columns.winner(row));
        return problem == null ? grading.problem(columns.strength(row), columns.winner(row)) : problem;
    }

    private static @Nullable String verdictProblem(String winner) {
        try {
            Verdict.parse(winner);
            return null;
        } catch (IllegalArgumentException e) {
            return "winner " + quoted(winner) + " is not one of model_a, model_b, tie, both_bad, tie (bothbad)";
        }
    }

    private static boolean readable(String text) {
        return !text.isBlank() && text.length() <= LONGEST && text.chars().noneMatch(Character::isISOControl);
    }

    static String quoted(String text) {
        return '"' + (text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text) + '"';
    }

    /** COPY's text format: of what it would take for itself, only the backslash can come here. */
    private void write(VoteHeader columns, CsvRecord row) {
        text.setLength(0);
        text.append(row.getStartingLineNumber()).append('\t');
        text.append(columns.task(row).replace("\\", "\\\\")).append('\t');
        text.append(columns.rater(row).replace("\\", "\\\\")).append('\t');
        text.append(models.get(columns.modelA(row))).append('\t');
        text.append(models.get(columns.modelB(row))).append('\t');
        text.append(Verdict.parse(columns.winner(row)).code()).append('\t');
        var strength = grading.kept(columns.strength(row));
        text.append(strength.isEmpty() ? "\\N" : strength).append('\n');
        try {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long votes() {
        return votes;
    }

    long rejected() {
        return rejected;
    }

    List<Reject> rejects() {
        return rejects;
    }
}
