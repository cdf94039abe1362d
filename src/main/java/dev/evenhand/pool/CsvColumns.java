package dev.evenhand.pool;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which column of a CSV holds what: either both responses of a task in a row, or one response in a row. */
final class CsvColumns {
    private static final List<String> PAIR =
            List.of("task_id", "prompt", "model_a", "response_a", "model_b", "response_b");
    private static final List<String> SINGLE = List.of("task_id", "prompt", "model", "response");
    private static final List<String> OPTIONAL = List.of("category", "language", "gold_winner");

    private final Map<String, Integer> positions;
    private final boolean pair;

    private CsvColumns(Map<String, Integer> positions, boolean pair) {
        this.positions = positions;
        this.pair = pair;
    }

    static CsvColumns of(CsvRecord header) {
        var positions = new HashMap<String, Integer>();
        for (int i = 0; i < header.getFieldCount(); i++) {
            var name = header.getField(i).strip();
            if (positions.put(name, i) != null) {
                throw new InvalidEntry("the header names the column " + Texts.quoted(name) + " twice");
            }
        }
        boolean pair = positions.containsKey("model_a") || positions.containsKey("response_a");
        check(positions.keySet(), pair ? PAIR : SINGLE);
        return new CsvColumns(positions, pair);
    }

    private static void check(Set<String> names, List<String> required) {
        for (var name : required) {
            if (!names.contains(name)) {
                throw new InvalidEntry("the header has no column " + Texts.quoted(name) + "; a CSV starts with "
                        + String.join(",", PAIR) + " or " + String.join(",", SINGLE)
                        + ", and every line of a JSONL file with {");
            }
        }
        var unknown = new LinkedHashSet<>(names);
        required.forEach(unknown::remove);
        OPTIONAL.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new InvalidEntry(
                    "the column " + Texts.quoted(unknown.iterator().next()) + " is not known");
        }
    }

    /** Whether a task may span several rows, a response in each. */
    boolean tasksSpanRows() {
        return !pair;
    }

    Entry entry(CsvRecord row) {
        if (row.getFieldCount() != positions.size()) {
            throw new InvalidEntry(
                    "the row has %d fields, the header has %d".formatted(row.getFieldCount(), positions.size()));
        }
        var content = new EntryContent(Texts.id(field(row, "task_id"), "task_id"));
        content.prompt(Conversation.of(field(row, "prompt"), "user"));
        content.labels(
                Texts.label(field(row, "category"), "category"),
                Texts.label(field(row, "language"), "language"),
                List.of());
        content.goldWinner(goldWinner(row));
        return content.with(answers(row));
    }

    private String field(CsvRecord row, String name) {
        var position = positions.get(name);
        return position == null ? "" : row.getField(position);
    }

    /** `model_a` and `model_b` mean the models of those columns, as in a votes file. */
    private String goldWinner(CsvRecord row) {
        var winner = field(row, "gold_winner");
        return pair && (winner.equals("model_a") || winner.equals("model_b")) ? field(row, winner) : winner;
    }

    private List<Entry.Answer> answers(CsvRecord row) {
        if (!pair) {
            return List.of(answer(row, "model", "response"));
        }
        var answers =
                new ArrayList<>(List.of(answer(row, "model_a", "response_a"), answer(row, "model_b", "response_b")));
        if (answers.get(0).model().equals(answers.get(1).model())) {
            throw new InvalidEntry("model_a and model_b are both "
                    + Texts.quoted(answers.get(0).model()));
        }
        return answers;
    }

    private Entry.Answer answer(CsvRecord row, String model, String response) {
        if (field(row, model).isBlank()) {
            throw new InvalidEntry(response + " has no model: " + model + " is empty");
        }
        var name = Texts.id(field(row, model), model);
        return EntryContent.answer(name, 1, Conversation.of(field(row, response), "assistant"));
    }
}
