package dev.evenhand.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Votes one by one, in columns: what clustered errors, style control and weights need beyond {@link PairCounts}. Takes
 * over the arrays that it is given; two million votes with raters and tasks are 34 MB.
 */
public final class Votes {

    private static final Verdict[] VERDICTS = Verdict.values();

    /** Beyond this a table of all pairs would be larger than the votes. */
    private static final int MOST_IN_A_TABLE = 1000;

    /** Many short ones: each is a call, and calls are what the JIT counts. */
    private static final int SLICES = 64;

    private final List<String> models;
    private final int[] left;
    private final int[] right;
    private final byte[] verdicts;
    private final @Nullable Groups raters;
    private final @Nullable Groups tasks;
    private final List<StyleFeature> style;
    private final double @Nullable [] weights;

    /** Summed once, for a result and the raw one beside it. */
    private @Nullable PairCounts counted;

    /** Made ahead for a fit of all models. */
    private @Nullable Placing placing;

    private Votes(
            List<String> models,
            int[] left,
            int[] right,
            byte[] verdicts,
            @Nullable Groups raters,
            @Nullable Groups tasks,
            List<StyleFeature> style,
            double @Nullable [] weights) {
        this.models = models;
        this.left = left;
        this.right = right;
        this.verdicts = verdicts;
        this.raters = raters;
        this.tasks = tasks;
        this.style = style;
        this.weights = weights;
    }

    /**
     * @param left for each vote the place of the model on the left in the list
     * @param verdicts for each vote the ordinal of its {@link Verdict}
     */
    public static Votes of(List<String> models, int[] left, int[] right, byte[] verdicts) {
        if (left.length != right.length || left.length != verdicts.length) {
            throw new IllegalArgumentException("Columns of %d, %d and %d votes do not match"
                    .formatted(left.length, right.length, verdicts.length));
        }
        var votes = new Votes(List.copyOf(models), left, right, verdicts, null, null, List.of(), null);
        for (int strange : Slices.of(left.length, SLICES, votes::strange)) {
            if (strange < 0) {
                votes.refuse();
            }
        }
        return votes;
    }

    /** Below zero if a model or a verdict of these votes is unknown: without a branch, as there are millions of them. */
    private int strange(int from, int to) {
        int most = models.size() - 1;
        int strange = 0;
        for (int vote = from; vote < to; vote++) {
            strange |= left[vote] | most - left[vote] | right[vote] | most - right[vote];
            strange |= verdicts[vote] | VERDICTS.length - 1 - verdicts[vote];
        }
        return strange;
    }

    private void refuse() {
        for (int vote = 0; vote < left.length; vote++) {
            if (Math.min(left[vote], right[vote]) < 0 || Math.max(left[vote], right[vote]) >= models.size()) {
                throw new IllegalArgumentException("Vote %d is of an unknown model".formatted(vote + 1));
            }
            if (verdicts[vote] < 0 || verdicts[vote] >= VERDICTS.length) {
                throw new IllegalArgumentException("Vote %d has an unknown verdict".formatted(vote + 1));
            }
        }
    }

    public Votes withRaters(Groups raters) {
        sameLength(raters.votes(), "raters");
        return new Votes(models, left, right, verdicts, raters, tasks, style, weights);
    }

    public Votes withTasks(Groups tasks) {
        sameLength(tasks.votes(), "tasks");
        return new Votes(models, left, right, verdicts, raters, tasks, style, weights);
    }

    public Votes withStyle(List<StyleFeature> features) {
        for (var feature : features) {
            sameLength(feature.votes(), feature.name());
        }
        return new Votes(models, left, right, verdicts, raters, tasks, List.copyOf(features), weights);
    }

    /** Counts each vote so many times, as inverse-probability weighting does; the weights are not errors of counting. */
    public Votes withWeights(double[] weights) {
        sameLength(weights.length, "weights");
        if (Arrays.stream(weights).anyMatch(weight -> !(weight > 0 && Double.isFinite(weight)))) {
            throw new IllegalArgumentException("A weight is not a positive number");
        }
        return new Votes(models, left, right, verdicts, raters, tasks, style, weights);
    }

    /** Takes sums that were made while the votes were read, to spare making them. */
    public Votes withCounts(PairCounts counts) {
        if (!counts.models().equals(models)) {
            throw new IllegalArgumentException("Counts of other models");
        }
        var same = new Votes(models, left, right, verdicts, raters, tasks, style, weights);
        same.counted = counts;
        return same;
    }

    /** Does ahead what a fit of style or weights begins with, if it is of all models: for a core that is free before it. */
    public Votes placed() {
        placing = Placing.of(this, counts(), EliminationOrder.of(counts(), models));
        return this;
    }

    Placing placing(PairCounts counts, List<String> models) {
        var known = placing;
        return known != null && known.models().equals(models) ? known : Placing.of(this, counts, models);
    }

    public List<String> models() {
        return models;
    }

    public int size() {
        return left.length;
    }

    /** Place of the model on the left. */
    public int left(int vote) {
        return left[vote];
    }

    public int right(int vote) {
        return right[vote];
    }

    public Verdict verdict(int vote) {
        return VERDICTS[verdicts[vote]];
    }

    /** For loops over millions: the place of the model on the left of each vote; nobody writes it. */
    int[] left() {
        return left;
    }

    int[] right() {
        return right;
    }

    /** The ordinals of the verdicts. */
    byte[] verdicts() {
        return verdicts;
    }

    public Optional<Groups> raters() {
        return Optional.ofNullable(raters);
    }

    public Optional<Groups> tasks() {
        return Optional.ofNullable(tasks);
    }

    public Optional<Groups> groups(Cluster cluster) {
        return cluster == Cluster.RATER ? raters() : tasks();
    }

    public List<StyleFeature> style() {
        return style;
    }

    public boolean weighted() {
        return weights != null;
    }

    public double weight(int vote) {
        return weights == null ? 1 : weights[vote];
    }

    /** The same votes summed, without their weights. */
    public PairCounts counts() {
        var known = counted;
        if (known == null) {
            known = count();
            counted = known;
        }
        return known;
    }

    private PairCounts count() {
        var counts = PairCounts.among(models);
        if (models.size() > MOST_IN_A_TABLE) {
            for (int vote = 0; vote < size(); vote++) {
                counts.add(left[vote], right[vote], verdict(vote), 1);
            }
        } else {
            countInATable(counts);
        }
        return counts.build();
    }

    private void countInATable(PairCounts.Builder counts) {
        int size = models.size();
        var table = new int[size * size * VERDICTS.length];
        for (int vote = 0; vote < left.length; vote++) {
            table[(left[vote] * size + right[vote]) * VERDICTS.length + verdicts[vote]]++;
        }
        for (int cell = 0; cell < table.length; cell++) {
            int pair = cell / VERDICTS.length;
            counts.add(pair / size, pair % size, VERDICTS[cell % VERDICTS.length], table[cell]);
        }
    }

    private void sameLength(int length, String what) {
        if (length != size()) {
            throw new IllegalArgumentException("%d %s for %d votes".formatted(length, what, size()));
        }
    }
}
