package dev.evenhand.panel;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.evenhand.study.Study;
import dev.evenhand.study.StudyEvents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
            return new Result(0, 0, 0, 0, problems.isEmpty() ? List.of("There is no line to read.") : problems);
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
        int unknown = unknown(study, statuses.keySet());
        return new Result(raters.size(), ended, unknown, statuses.size() - raters.size() - unknown, List.of());
    }

    /** What is said of a submission is said of the session it came in: the same person's earlier one has ended otherwise. */
    private List<Told> store(Study study, Map<Submission, String> statuses) {
        return jdbc.sql("""
                with told as (
                    select distinct on (o.rater_id) o.rater_id, s.status
                    from unnest(:people::text[], :sessions::text[], :statuses::text[])
                         with ordinality s (person, session, status, line)
                    join outside_id o on o.study_id = :study and o.person = s.person
                         and (s.session is null or o.session is null or o.session = s.session)
                    order by o.rater_id, s.line desc)
                update outside_id o set status = t.status from told t
                where o.rater_id = t.rater_id returning o.rater_id, o.status""")
                .param("people", people(statuses.keySet()))
                .param(
                        "sessions",
                        statuses.keySet().stream().map(Submission::session).toArray(String[]::new))
                .param("statuses", statuses.values().toArray(String[]::new))
                .param("study", study.id())
                .query(Told.class)
                .list();
    }

    private int unknown(Study study, Set<Submission> submissions) {
        return jdbc.sql("""
                select count(*) from unnest(:people::text[]) s (person)
                where not exists (select 1 from outside_id o where o.study_id = :study and o.person = s.person)""")
                .param("people", people(submissions))
                .param("study", study.id())
                .query(Integer.class)
                .single();
    }

    private static String[] people(Set<Submission> submissions) {
        return submissions.stream().map(Submission::person).toArray(String[]::new);
    }

    /** The platform's own file, whose columns are found by name, or two columns: who, and how it stands. */
    private static Map<Submission, String> read(String text, List<String> problems) {
        var statuses = new LinkedHashMap<Submission, String>();
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

    private static void read(CsvRecord row, Columns columns, Map<Submission, String> statuses, List<String> problems) {
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
        var session = columns.session() < 0 ? null : cell(row, columns.session());
        statuses.put(
                new Submission(person.strip(), session == null || session.isBlank() ? null : session.strip()), known);
    }

    private static @Nullable String cell(CsvRecord row, int column) {
        return column < row.getFieldCount() ? row.getField(column) : null;
    }

    private static String normal(String status) {
        var words = status.strip().toUpperCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
        return words.equals("TIMED OUT") ? "TIMED-OUT" : words;
    }

    /** @param session null where the list names people only */
    private record Submission(String person, @Nullable String session) {}

    private record Told(long raterId, String status) {}

    /** @param session where the list has none, -1 */
    private record Columns(int person, int session, int status, boolean named) {
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
            int session = Math.max(names.indexOf("submission id"), names.indexOf("session id"));
            return person >= 0 && status >= 0
                    ? new Columns(person, session, status, true)
                    : new Columns(0, -1, 1, false);
        }
    }

    /**
     * What came of a list of statuses.
     *
     * @param unknown submissions of people who never arrived here
     * @param other submissions of people who are here by another one
     */
    record Result(int known, int ended, int unknown, int other, List<String> problems) {}
}
