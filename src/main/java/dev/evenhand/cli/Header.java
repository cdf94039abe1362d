package dev.evenhand.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a file of votes mean, by their names.
 *
 * @param roles for each column what to do with its cells
 * @param features names of the style pairs; cell {@code FEATURE + 2 * i} is the left of pair i, the next the right
 * @param counted whether a row is a pair with its counts and not a vote
 */
record Header(int[] roles, List<String> features, boolean counted) {

    static final int IGNORED = 0;
    static final int LEFT = 1;
    static final int RIGHT = 2;
    static final int RATER = 3;
    static final int TASK = 4;

    /** The last role whose cells are names. */
    static final int WINNER = 5;

    static final int WEIGHT = 6;
    static final int LEFT_OUT = 7;
    static final int SKIP = 8;
    static final int COUNT = 9;
    static final int FEATURE = 16;

    private static final List<String> COUNTS = List.of("wins_a", "wins_b", "ties", "both_bad");
    private static final List<String> RATERS = List.of("rater", "rater_id", "judge", "judge_hash");
    private static final List<String> TASKS = List.of("task", "task_id", "question_id", "prompt");
    private static final Set<String> LEAVE_OUT = Set.of("excluded", "is_gold", "is_repeat");
    private static final Set<String> TEXTS = Set.of("model", "conversation", "response", "prompt", "messages", "wins");

    static Header of(List<String> names, Wanted wanted) {
        var roles = new int[names.size()];
        boolean counted = names.contains("wins_a") && names.contains("wins_b");
        mark(roles, names, List.of("model_a", "left"), LEFT);
        mark(roles, names, List.of("model_b", "right"), RIGHT);
        if (!found(roles, LEFT) || !found(roles, RIGHT)) {
            throw new BadInput("Line 1 names no model_a and model_b (nor left and right); its columns are "
                    + String.join(", ", names));
        }
        if (counted) {
            for (int i = 0; i < COUNTS.size(); i++) {
                mark(roles, names, List.of(COUNTS.get(i)), COUNT + i);
            }
            if (wanted.votes()) {
                throw new BadInput("These are counts: clusters, style and weights need a row for each vote");
            }
            return new Header(roles, List.of(), true);
        }
        mark(roles, names, List.of("winner"), WINNER);
        if (!found(roles, WINNER)) {
            throw new BadInput("Line 1 names no winner; its columns are " + String.join(", ", names));
        }
        wanted(roles, names, wanted);
        for (int column = 0; column < roles.length; column++) {
            if (LEAVE_OUT.contains(names.get(column))) {
                roles[column] = LEFT_OUT;
            } else if (names.get(column).equals("skip_reason")) {
                roles[column] = SKIP;
            }
        }
        return new Header(roles, wanted.style() ? features(roles, names) : List.of(), false);
    }

    private static void wanted(int[] roles, List<String> names, Wanted wanted) {
        if (wanted.raters()) {
            mark(roles, names, RATERS, RATER);
            require(roles, RATER, "--cluster rater", RATERS);
        }
        if (wanted.tasks()) {
            mark(roles, names, TASKS, TASK);
            require(roles, TASK, "--cluster task", TASKS);
        }
        if (wanted.weight() != null) {
            mark(roles, names, List.of(wanted.weight()), WEIGHT);
            require(roles, WEIGHT, "--weight", List.of(wanted.weight()));
        }
    }

    private static List<String> features(int[] roles, List<String> names) {
        var features = new ArrayList<String>();
        for (int left = 0; left < roles.length; left++) {
            var name = names.get(left);
            int right = name.endsWith("_a") ? names.indexOf(name.substring(0, name.length() - 1) + "b") : -1;
            var feature = name.endsWith("_a") ? name.substring(0, name.length() - 2) : name;
            if (right >= 0 && !TEXTS.contains(feature)) {
                roles[left] = FEATURE + 2 * features.size();
                roles[right] = FEATURE + 2 * features.size() + 1;
                features.add(feature);
            }
        }
        if (features.isEmpty()) {
            throw new BadInput("--style needs pairs of columns such as length_a and length_b; there are none");
        }
        return features;
    }

    private static void mark(int[] roles, List<String> names, List<String> any, int role) {
        for (var name : any) {
            int column = names.indexOf(name);
            if (column >= 0) {
                roles[column] = role;
                return;
            }
        }
    }

    private static void require(int[] roles, int role, String option, List<String> names) {
        if (!found(roles, role)) {
            throw new BadInput(option + " needs a column " + String.join(" or ", names) + "; there is none");
        }
    }

    private static boolean found(int[] roles, int role) {
        for (int one : roles) {
            if (one == role) {
                return true;
            }
        }
        return false;
    }

    static List<String> distinct(List<String> names) {
        var seen = new HashSet<String>();
        for (var name : names) {
            if (!seen.add(name)) {
                throw new BadInput("Line 1 names the column \"%s\" twice".formatted(name));
            }
        }
        return names;
    }

    /** What a command needs beyond models and verdicts. */
    record Wanted(
            boolean raters,
            boolean tasks,
            boolean style,
            @Nullable String weight) {

        /** Whether votes must be told apart. */
        boolean votes() {
            return raters || tasks || style || weight != null;
        }
    }
}
