package dev.evenhand.ledger;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the checks of a bundle found, in the order in which they are made. */
public final class Report {

    private static final int MOST_PROBLEMS = 5;

    /** What is checked; the first nine are those that a reader of a result asks for. */
    public enum Check {
        ARCHIVE("one zip in its one form, sealed as it was made"),
        LOG("every entry canonical and bound to the one before"),
        SIGNATURE("the log's root signed by its key"),
        FILES("every file named by digest in the log's last entry"),
        PLAN("the plan committed before the first ballot"),
        TASKS("tasks, responses and comparisons as they were committed"),
        CHANCE("every ballot's id and seats from the committed seed"),
        VOTES("every vote in the log, on its ballot, once"),
        EXCLUSIONS("nobody left out but by a rule that is in the log"),
        RESULTS("results computed again from plan and votes"),
        COMPLETE("every model, pair and category of the plan shown"),
        LOOKS("intervals fit how often results were looked at");

        private final String title;

        Check(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How a check ended. */
    public enum Outcome {
        PASS,
        FAIL,
        /** It could not be made, and the note says why. */
        SKIP
    }

    private final Map<Check, List<String>> problems = new EnumMap<>(Check.class);
    private final Map<Check, String> notes = new EnumMap<>(Check.class);
    private final Map<Check, Outcome> outcomes = new EnumMap<>(Check.class);
    private String trust = "";

    void pass(Check check, String note) {
        outcomes.putIfAbsent(check, Outcome.PASS);
        notes.put(check, note);
    }

    void skip(Check check, String why) {
        outcomes.putIfAbsent(check, Outcome.SKIP);
        notes.putIfAbsent(check, why);
    }

    void fail(Check check, String problem) {
        outcomes.put(check, Outcome.FAIL);
        problems.computeIfAbsent(check, added -> new ArrayList<>()).add(problem);
    }

    void trust(String words) {
        trust = words;
    }

    public boolean passed() {
        return failed().isEmpty() && outcomes.size() == Check.values().length;
    }

    /** The checks that failed, in their order. */
    public List<Check> failed() {
        return outcomes.entrySet().stream()
                .filter(check -> check.getValue() == Outcome.FAIL)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** One line for each check, and one for every problem. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        for (var check : Check.values()) {
            var outcome = outcomes.getOrDefault(check, Outcome.SKIP);
            lines.add("%s %-10s %s%s".formatted(outcome, check.code(), check.title(), note(check, outcome)));
            var found = problems.getOrDefault(check, List.of());
            found.stream().limit(MOST_PROBLEMS).forEach(problem -> lines.add("     " + clean(problem)));
            if (found.size() > MOST_PROBLEMS) {
                lines.add("     … and %d more".formatted(found.size() - MOST_PROBLEMS));
            }
        }
        if (!trust.isEmpty()) {
            lines.add("");
            lines.add("Trust: " + trust);
        }
        return lines;
    }

    private String note(Check check, Outcome outcome) {
        var note = outcome == Outcome.FAIL ? "" : notes.getOrDefault(check, "not reached");
        return note.isEmpty() ? "" : " (" + clean(note) + ")";
    }

    static String count(long number, String one, String many) {
        return "%,d %s".formatted(number, number == 1 ? one : many);
    }

    /** What came out of a bundle may hold what a terminal would obey. */
    private static String clean(String text) {
        return text.codePoints()
                .limit(400)
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
