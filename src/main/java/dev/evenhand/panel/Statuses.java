package dev.evenhand.panel;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.evenhand.study.Study;
import dev.evenhand.study.StudyEvents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes over what an outside platform says of its submissions; whoever returned, timed out or was rejected holds no ballot. */
@Service
class Statuses {

    private static final int MOST_PROBLEMS = 20;

    private static final List<String> KNOWN = List.of(
            "RESERVED",
            "ACTIVE",
            "AWAITING REVIEW",
            "APPROVED",
            "REJECTED",
            "RETURNED",
            "TIMED-OUT",
            "SCREENED OUT",
            "PARTIALLY APPROVED");

    private static final Map<String, Ending> ENDINGS =
            Map.of("RETURNED", Ending.RETURNED, "TIMED-OUT", Ending.TIMED_OUT, "REJECTED", Ending.REJECTED);

    private final JdbcClient jdbc;
    private final Endings endings;
    private final StudyEvents events;

    Statuses(JdbcClient jdbc, Endings endings, StudyEvents events) {
        this.jdbc = jdbc;
        this.endings = endings;
        this.events = events;
    }

    /** All or nothing: a line that cannot be read is told with its number. */
    @Transactional
    public Result take(Study study, String text, String actor) {
        var problems = new ArrayList<String>();
        var statuses = read(text, problems);
        if (!problems.isEmpty() || statuses.isEmpty()) {
            return new Result(0, 0, 0, problems.isEmpty() ? List.of("There is no line to read.") : problems);
        }
        var raters = store(study, statuses);
        int ended = 0;
        for (var ending : ENDINGS.entrySet()) {
            var those = raters.stream()
                    .filter(rater -> rater.status().equals(ending.getKey()))
                    .map(Told::raterId)
                    .toList();
            ended += endings.end(study.id(), those, ending.getValue());
        }
        events.record(study.id(), actor, "statuses", Map.of("submissions", statuses.size(), "ended", ended));
        return new Result(raters.size(), ended, statuses.size() - raters.size(), List.of());
    }

    private List<Told> store(Study study, Map<String, String> statuses) {
        return jdbc.sql("""
                update outside_id o set status = s.status
                from unnest(:people::text[], :statuses::text[]) s (person, status)
                where o.study_id = :study and o.person = s.person returning o.rater_id, o.status""")
                .param("people", statuses.keySet().toArray(String[]::new))
                .param("statuses", statuses.values().toArray(String[]::new))
                .param("study", study.id())
                .query(Told.class)
                .list();
    }

    /** The platform's own file, whose columns are found by name, or two columns: who, and how it stands. */
    private static Map<String, String> read(String text, List<String> problems) {
        var statuses = new HashMap<String, String>();
        Columns columns = null;
        try (var rows = CsvReader.builder()
                .fieldSeparator(separator(text))
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(text)) {
            for (var row : rows) {
                if (columns == null) {
                    columns = Columns.of(row);
                    if (columns.named()) {
                        continue;
                    }
                }
                read(row, columns, statuses, problems);
            }
        } catch (CsvParseException e) {
            problems.add("This is not CSV: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return statuses;
    }

    private static char separator(String text) {
        var first = text.lines().findFirst().orElse("");
        return first.contains("\t") ? '\t' : first.contains(";") && !first.contains(",") ? ';' : ',';
    }

    private static void read(CsvRecord row, Columns columns, Map<String, String> statuses, List<String> problems) {
        if (row.getFieldCount() == 1 && row.getField(0).isBlank()) {
            return;
        }
        var person = cell(row, columns.person());
        var status = cell(row, columns.status());
        var known = status == null ? null : normal(status);
        if (person == null || person.isBlank() || known == null || !KNOWN.contains(known)) {
            if (problems.size() < MOST_PROBLEMS) {
                problems.add("Line " + row.getStartingLineNumber() + ": "
                        + (person == null || person.isBlank() || status == null
                                ? "there is not an id and a status."
                                : "“" + status.strip() + "” is not a status known here."));
            }
            return;
        }
        statuses.put(person.strip(), known);
    }

    private static @Nullable String cell(CsvRecord row, int column) {
        return column < row.getFieldCount() ? row.getField(column) : null;
    }

    private static String normal(String status) {
        var words = status.strip().toUpperCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
        return words.equals("TIMED OUT") ? "TIMED-OUT" : words;
    }

    private record Told(long raterId, String status) {}

    private record Columns(int person, int status, boolean named) {
        static Columns of(CsvRecord first) {
            var names = first.getFields().stream()
                    .map(name -> name.replace("\uFEFF", "")
                            .strip()
                            .toLowerCase(Locale.ROOT)
                            .replace('_', ' '))
                    .toList();
            int person = Math.max(
                    names.indexOf("participant id"),
                    Math.max(names.indexOf("prolific pid"), names.indexOf("worker id")));
            int status = names.indexOf("status");
            return person >= 0 && status >= 0 ? new Columns(person, status, true) : new Columns(0, 1, false);
        }
    }

    /**
     * What came of a list of statuses.
     *
     * @param unknown submissions of people who never arrived here
     */
    record Result(int known, int ended, int unknown, List<String> problems) {}
}
