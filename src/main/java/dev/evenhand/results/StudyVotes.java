package dev.evenhand.results;

import dev.evenhand.card.CardVotes;
import dev.evenhand.statistics.Groups;
import dev.evenhand.statistics.Verdict;
import dev.evenhand.statistics.Votes;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The votes of a study one by one, in the order of their ids and in columns of 18 bytes a vote: what clustered errors,
 * style and agreement need beyond counts. Nobody writes the arrays.
 */
final class StudyVotes {

    private static final Verdict[] VERDICTS = Verdict.values();

    final List<String> models;
    final List<Long> raters;
    final List<TaskInfo> tasks;
    private final int[] left;
    private final int[] right;
    private final byte[] verdicts;
    private final int[] rater;
    private final int[] task;
    private final byte[] strengths;

    /** A task by its place in the pool's order. */
    record TaskInfo(long id, String category) {}

    StudyVotes(
            List<String> models,
            List<Long> raters,
            List<TaskInfo> tasks,
            int[] left,
            int[] right,
            byte[] verdicts,
            int[] rater,
            int[] task,
            byte[] strengths) {
        this.models = models;
        this.raters = raters;
        this.tasks = tasks;
        this.left = left;
        this.right = right;
        this.verdicts = verdicts;
        this.rater = rater;
        this.task = task;
        this.strengths = strengths;
    }

    int size() {
        return left.length;
    }

    int left(int vote) {
        return left[vote];
    }

    int right(int vote) {
        return right[vote];
    }

    Verdict verdict(int vote) {
        return VERDICTS[verdicts[vote]];
    }

    int rater(int vote) {
        return rater[vote];
    }

    int task(int vote) {
        return task[vote];
    }

    /** The same as `statistics` takes them, with raters and tasks. */
    Votes votes() {
        return Votes.of(models, left, right, verdicts)
                .withRaters(Groups.of(names(raters), rater))
                .withTasks(Groups.of(names(tasks.stream().map(TaskInfo::id).toList()), task));
    }

    /** The same as cards take them, for what is asked of votes that count; texts and their looks are not at hand. */
    CardVotes cardVotes() {
        var card = CardVotes.among(models, List.of());
        for (int vote = 0; vote < size(); vote++) {
            var task = tasks.get(task(vote));
            card.add(new CardVotes.Vote(
                    String.valueOf(vote),
                    models.get(left[vote]),
                    models.get(right[vote]),
                    verdict(vote),
                    strengths[vote],
                    String.valueOf(raters.get(rater[vote])),
                    String.valueOf(task.id()),
                    task.category(),
                    CardVotes.Kind.ORDINARY,
                    null,
                    null));
        }
        return card.build();
    }

    private static List<String> names(List<Long> ids) {
        return ids.stream().map(String::valueOf).toList();
    }

    StudyVotes ofCategory(String category) {
        return where(vote -> tasks.get(task[vote]).category().equals(category));
    }

    /** The votes between two models, wherever they stood. */
    StudyVotes between(String first, String second) {
        int one = models.indexOf(first);
        int other = models.indexOf(second);
        return where(vote -> left[vote] == one && right[vote] == other || left[vote] == other && right[vote] == one);
    }

    private StudyVotes where(IntPredicate chosen) {
        var kept = new int[size()];
        int count = 0;
        for (int vote = 0; vote < size(); vote++) {
            if (chosen.test(vote)) {
                kept[count++] = vote;
            }
        }
        var places = Arrays.copyOf(kept, count);
        return new StudyVotes(
                models,
                raters,
                tasks,
                at(left, places),
                at(right, places),
                at(verdicts, places),
                at(rater, places),
                at(task, places),
                at(strengths, places));
    }

    private static byte[] at(byte[] column, int[] places) {
        var chosen = new byte[places.length];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = column[places[i]];
        }
        return chosen;
    }

    private static int[] at(int[] column, int[] places) {
        var chosen = new int[places.length];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = column[places[i]];
        }
        return chosen;
    }

    /** The first so many votes, and then others. */
    StudyVotes followedBy(int first, VoteRows rows) {
        return new StudyVotes(
                models,
                rows.raters(),
                tasks,
                joined(left, first, rows.left()),
                joined(right, first, rows.right()),
                joined(verdicts, first, rows.verdicts()),
                joined(rater, first, rows.rater()),
                joined(task, first, rows.task()),
                joined(strengths, first, rows.strengths()));
    }

    private static int[] joined(int[] before, int first, int[] after) {
        var all = Arrays.copyOf(before, first + after.length);
        System.arraycopy(after, 0, all, first, after.length);
        return all;
    }

    private static byte[] joined(byte[] before, int first, byte[] after) {
        var all = Arrays.copyOf(before, first + after.length);
        System.arraycopy(after, 0, all, first, after.length);
        return all;
    }
}
