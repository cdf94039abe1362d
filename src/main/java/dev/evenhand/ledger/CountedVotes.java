package dev.evenhand.ledger;

import dev.evenhand.statistics.Groups;
import dev.evenhand.statistics.PairCounts;
import dev.evenhand.statistics.Verdict;
import dev.evenhand.statistics.Votes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** The votes that a result is made of, in columns of 21 bytes a vote. */
public final class CountedVotes {

    private static final Verdict[] VERDICTS = Verdict.values();

    private final List<String> models;
    private final Map<String, Integer> modelPlaces = new LinkedHashMap<>();
    private final Map<String, Integer> raters = new LinkedHashMap<>();
    private final Map<String, Integer> tasks = new LinkedHashMap<>();
    private final Map<String, Integer> categories = new LinkedHashMap<>();
    private int[][] columns = new int[5][16];
    private byte[] verdicts = new byte[16];
    private int size;

    public CountedVotes(List<String> models) {
        this.models = List.copyOf(models);
        models.forEach(model -> modelPlaces.put(model, modelPlaces.size()));
    }

    public void add(String left, String right, Verdict verdict, String rater, String task, String category) {
        if (size == verdicts.length) {
            verdicts = Arrays.copyOf(verdicts, 2 * size);
            for (int i = 0; i < columns.length; i++) {
                columns[i] = Arrays.copyOf(columns[i], 2 * size);
            }
        }
        columns[0][size] = model(left);
        columns[1][size] = model(right);
        columns[2][size] = place(raters, rater);
        columns[3][size] = place(tasks, task);
        columns[4][size] = place(categories, category);
        verdicts[size++] = (byte) verdict.ordinal();
    }

    private int model(String name) {
        var place = modelPlaces.get(name);
        if (place == null) {
            throw new Malformed("a vote on \"%s\", which is not in the plan".formatted(name));
        }
        return place;
    }

    private static int place(Map<String, Integer> names, String name) {
        return names.computeIfAbsent(name, added -> names.size());
    }

    List<String> models() {
        return models;
    }

    int size() {
        return size;
    }

    int raters() {
        return raters.size();
    }

    int tasks() {
        return tasks.size();
    }

    /** Every category with votes, by name, and how many. */
    Map<String, Integer> categories() {
        var counts = new TreeMap<String, Integer>();
        var names = List.copyOf(categories.keySet());
        for (int vote = 0; vote < size; vote++) {
            counts.merge(names.get(columns[4][vote]), 1, Integer::sum);
        }
        return counts;
    }

    Votes all() {
        return where(vote -> true);
    }

    Votes between(String first, String second) {
        int one = model(first);
        int other = model(second);
        return where(vote -> columns[0][vote] == one && columns[1][vote] == other
                || columns[0][vote] == other && columns[1][vote] == one);
    }

    PairCounts counts() {
        return count(vote -> true);
    }

    PairCounts counts(String category) {
        var place = categories.get(category);
        return count(vote -> place != null && columns[4][vote] == place);
    }

    private PairCounts count(IntPredicate chosen) {
        var counts = PairCounts.among(models);
        for (int vote = 0; vote < size; vote++) {
            if (chosen.test(vote)) {
                counts.add(models.get(columns[0][vote]), models.get(columns[1][vote]), VERDICTS[verdicts[vote]], 1);
            }
        }
        return counts.build();
    }

    private Votes where(IntPredicate chosen) {
        var kept = new ArrayList<Integer>();
        for (int vote = 0; vote < size; vote++) {
            if (chosen.test(vote)) {
                kept.add(vote);
            }
        }
        var decided = new byte[kept.size()];
        for (int i = 0; i < decided.length; i++) {
            decided[i] = verdicts[kept.get(i)];
        }
        return Votes.of(models, column(0, kept), column(1, kept), decided)
                .withRaters(Groups.of(List.copyOf(raters.keySet()), column(2, kept)))
                .withTasks(Groups.of(List.copyOf(tasks.keySet()), column(3, kept)));
    }

    private int[] column(int number, List<Integer> kept) {
        var column = new int[kept.size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = columns[number][kept.get(i)];
        }
        return column;
    }
}
