package dev.evenhand.exchange;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.evenhand.panel.Guest;
import dev.evenhand.panel.Invitations;
import dev.evenhand.panel.Invitations.Invitation;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A CSV file of people to invite, read to the last line so that all that is wrong is told at once, and its answer with links. */
final class GuestFile {

    private static final int MOST_PROBLEMS = 20;
    private static final Set<String> COLUMNS = Set.of("label", "group", "outside_id", "rater_id", "link", "expires");

    private final List<Guest> guests = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Map<String, Long> lines = new HashMap<>();

    private GuestFile() {}

    static GuestFile read(InputStream content) {
        var file = new GuestFile();
        var decoder = StandardCharsets.UTF_8.newDecoder();
        try (var rows = CsvReader.builder().ofCsvRecord(new InputStreamReader(content, decoder))) {
            Map<String, Integer> columns = null;
            for (var row : rows) {
                if (columns == null) {
                    columns = file.columns(row);
                } else if (file.guests.size() < Invitations.MOST) {
                    file.guest(row, columns);
                } else {
                    file.problem("More than %,d rows; send them in parts.".formatted(Invitations.MOST));
                    break;
                }
            }
            if (columns == null || file.guests.isEmpty() && file.problems.isEmpty()) {
                file.problem("The file has no row below its header.");
            }
        } catch (CsvParseException | UncheckedIOException | IOException e) {
            file.problem(
                    e instanceof CharacterCodingException || e.getCause() instanceof CharacterCodingException
                            ? "This is not UTF-8."
                            : "This is not CSV: " + e.getMessage());
        }
        return file;
    }

    /** So many people of whom nothing is known but their group. */
    static GuestFile of(String count, String group) {
        var file = new GuestFile();
        if (!count.strip().matches("[0-9]{1,6}")
                || Integer.parseInt(count.strip()) < 1
                || Integer.parseInt(count.strip()) > Invitations.MOST) {
            file.problem("The number of raters lies between 1 and %,d.".formatted(Invitations.MOST));
        } else if (group.strip().length() > Guest.LONGEST_GROUP) {
            file.problem("A group has up to 100 characters.");
        } else {
            file.guests.addAll(Collections.nCopies(Integer.parseInt(count.strip()), new Guest("", group, null)));
        }
        return file;
    }

    private Map<String, Integer> columns(CsvRecord header) {
        var columns = new HashMap<String, Integer>();
        for (int i = 0; i < header.getFieldCount(); i++) {
            var name = header.getField(i).replace("\uFEFF", "").strip();
            if (!COLUMNS.contains(name)) {
                problem("Line 1: there is no column “" + name + "”; known are label, group and outside_id.");
            } else if (columns.put(name, i) != null) {
                problem("Line 1: two columns are named “" + name + "”.");
            }
        }
        return columns;
    }

    private void guest(CsvRecord row, Map<String, Integer> columns) {
        if (row.getFieldCount() == 1 && row.getField(0).isBlank() && columns.size() > 1) {
            return;
        }
        long line = row.getStartingLineNumber();
        if (row.getFields().stream().anyMatch(field -> field.indexOf('\0') >= 0)) {
            problem("Line " + line + ": there is a NUL character.");
        }
        var outside = cell(row, columns.get("outside_id"));
        if (!outside.isEmpty() && !Guest.isOutsideId(outside)) {
            problem("Line " + line + ": an outside id has letters, digits and _ . @ : + = ~ -, 128 at the most.");
        } else if (!outside.isEmpty() && lines.containsKey(outside)) {
            problem("Line " + line + ": this outside id is in line " + lines.get(outside) + " already.");
        }
        lines.putIfAbsent(outside, line);
        try {
            guests.add(new Guest(cell(row, columns.get("label")), cell(row, columns.get("group")), outside));
        } catch (IllegalArgumentException e) {
            problem("Line " + line + ": a label has up to 200 characters and a group up to 100.");
        }
    }

    private static String cell(CsvRecord row, @Nullable Integer column) {
        return column == null || column >= row.getFieldCount()
                ? ""
                : Cells.original(row.getField(column)).strip();
    }

    void problem(String text) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(text);
        }
    }

    /** Who is a rater of the study already, with the line that says it once more. */
    void refuse(List<String> known) {
        known.forEach(id -> problem("Line " + lines.get(id) + ": the person of this outside id is invited already."));
    }

    List<String> outsideIds() {
        return guests.stream().map(Guest::outsideId).filter(Objects::nonNull).toList();
    }

    List<Guest> guests() {
        return guests;
    }

    List<String> problems() {
        return problems;
    }

    /** The invitations as a file of the same columns, with the links. */
    static String write(List<Invitation> invitations, String base, String expires) {
        var text = new StringWriter();
        try (var rows = CsvWriter.builder().build(text)) {
            rows.writeRecord("rater_id", "label", "group", "outside_id", "link", "expires");
            for (var one : invitations) {
                var guest = one.guest();
                rows.writeRecord(
                        one.raterId(),
                        Cells.neutral(guest.label()),
                        Cells.neutral(guest.group()),
                        Cells.neutral(guest.outsideId() == null ? "" : guest.outsideId()),
                        base + one.link(),
                        expires);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
