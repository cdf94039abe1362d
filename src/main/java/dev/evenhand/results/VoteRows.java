package dev.evenhand.results;

import dev.evenhand.statistics.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes rows of votes as the database gives them into columns that grow. */
final class VoteRows {

    private final Map<Long, Integer> models;
    private final Map<Long, Integer> tasks;
    private final List<Long> raters;
    private final Map<Long, Integer> raterPlaces = new HashMap<>();
    private int[] left = new int[1024];
    private int[] right = new int[1024];
    private byte[] verdicts = new byte[1024];
    private int[] rater = new int[1024];
    private int[] task = new int[1024];
    private byte[] strengths = new byte[1024];
    private final long border;
    private int settled;
    private int size;

    /**
     * @param raters those that are known, by the ids of their rows
     * @param border votes up to this id are counted as settled
     */
    VoteRows(Map<Long, Integer> models, Map<Long, Integer> tasks, List<Long> raters, long border) {
        this.border = border;
        this.models = models;
        this.tasks = tasks;
        this.raters = new ArrayList<>(raters);
        raters.forEach(id -> raterPlaces.put(id, raterPlaces.size()));
    }

    /** Columns: id, left_model, right_model, place of the verdict, rater_id, task_id, strength. A model not in the plan is passed over. */
    void add(ResultSet row) throws SQLException {
        var onLeft = models.get(row.getLong(2));
        var onRight = models.get(row.getLong(3));
        var about = tasks.get(row.getLong(6));
        if (onLeft == null || onRight == null || about == null) {
            return;
        }
        if (size == left.length) {
            grow(size + size / 2);
        }
        left[size] = onLeft;
        right[size] = onRight;
        verdicts[size] = row.getByte(4);
        rater[size] = place(row.getLong(5));
        task[size] = about;
        strengths[size] = row.getByte(7);
        size++;
        settled += row.getLong(1) <= border ? 1 : 0;
    }

    private int place(long id) {
        return raterPlaces.computeIfAbsent(id, fresh -> {
            raters.add(fresh);
            return raters.size() - 1;
        });
    }

    private void grow(int length) {
        left = Arrays.copyOf(left, length);
        right = Arrays.copyOf(right, length);
        verdicts = Arrays.copyOf(verdicts, length);
        rater = Arrays.copyOf(rater, length);
        task = Arrays.copyOf(task, length);
        strengths = Arrays.copyOf(strengths, length);
    }

    /** How the database numbers a verdict so that it is its place among {@link Verdict}. */
    static String verdictNumber() {
        var cases = new StringBuilder("case v.verdict");
        for (var verdict : Verdict.values()) {
            cases.append(" when '").append(verdict.code()).append("' then ").append(verdict.ordinal());
        }
        return cases.append(" end").toString();
    }

    int settled() {
        return settled;
    }

    int size() {
        return size;
    }

    List<Long> raters() {
        return List.copyOf(raters);
    }

    int[] left() {
        return Arrays.copyOf(left, size);
    }

    int[] right() {
        return Arrays.copyOf(right, size);
    }

    byte[] verdicts() {
        return Arrays.copyOf(verdicts, size);
    }

    int[] rater() {
        return Arrays.copyOf(rater, size);
    }

    int[] task() {
        return Arrays.copyOf(task, size);
    }

    byte[] strengths() {
        return Arrays.copyOf(strengths, size);
    }
}
