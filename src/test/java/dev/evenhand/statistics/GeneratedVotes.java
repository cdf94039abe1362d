package dev.evenhand.statistics;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Simulated arena votes: the same bytes from the same recipe anywhere, so that large known answers need no large file.
 *
 * <p>A vote has {@code eta = strength of A - strength of B + position + style + taste of the rater + pull of the task},
 * and {@code P(A) : P(tie) : P(B) = exp(eta / 2) : nu : exp(-eta / 2)} (Davidson 1970). Raters and tasks like three
 * hidden traits of the models more or less, so that votes of one rater or task go together.
 */
public final class GeneratedVotes {

    private static final int TRAITS = 3;
    private static final String[] FEATURES = {"tok", "hdr", "lst", "bld"};
    private static final double[] FEATURE_MEANS = {400, 3, 8, 6};
    private static final double[] FEATURE_EFFECTS = {0.25, 0.03, 0.03, 0.05};
    private static final double POSITION = 0.08;
    private static final double TIES = 0.45;
    private static final double STRENGTHS = 0.60;
    private static final double TASTES = 0.25;
    private static final double BOTH_BAD = 0.45;

    private final Recipe recipe;
    private final CountedChance chance;
    private final double[] shares;
    private final double[] upTo;
    private final int[] left;
    private final int[] right;
    private final byte[] verdicts;
    private final int[] rater;
    private final int[] task;
    private final int[][] featuresLeft;
    private final int[][] featuresRight;

    private GeneratedVotes(Recipe recipe) {
        this.recipe = recipe;
        chance = new CountedChance(recipe.seed);
        shares = shares();
        upTo = shares.clone();
        Arrays.parallelPrefix(upTo, Double::sum);
        upTo[recipe.models - 1] = 1;
        left = new int[recipe.votes];
        right = new int[recipe.votes];
        rater = new int[recipe.votes];
        task = new int[recipe.votes];
        verdicts = new byte[recipe.votes];
        int features = recipe.style ? FEATURES.length : 0;
        featuresLeft = new int[features][recipe.votes];
        featuresRight = new int[features][recipe.votes];
        draw();
    }

    /** Starts from the ordinary recipe: twenty votes for each rater, four for each task, without style. */
    public static Recipe recipe(int models, int votes, long seed) {
        return new Recipe(models, votes, seed, Math.max(2, votes / 20), Math.max(2, votes / 4), false);
    }

    public List<String> models() {
        return IntStream.range(0, recipe.models).mapToObj("m%03d"::formatted).toList();
    }

    /** Positions in {@link #models()} of what stood left, one for each vote; so are all lists of numbers here. */
    public int[] left() {
        return left.clone();
    }

    public int[] right() {
        return right.clone();
    }

    /** Ordinals of {@link Verdict}. */
    public byte[] verdicts() {
        return verdicts.clone();
    }

    public int[] raters() {
        return rater.clone();
    }

    public int[] tasks() {
        return task.clone();
    }

    /** Names of the style features; empty without style. */
    public List<String> features() {
        return List.of(FEATURES).subList(0, featuresLeft.length);
    }

    /** Sizes of a feature in the responses that stood left. */
    public double[] featureLeft(String feature) {
        return Arrays.stream(featuresLeft[features().indexOf(feature)])
                .asDoubleStream()
                .toArray();
    }

    public double[] featureRight(String feature) {
        return Arrays.stream(featuresRight[features().indexOf(feature)])
                .asDoubleStream()
                .toArray();
    }

    public Path writeTo(Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            writeTo(out);
        }
        return file;
    }

    /** Writes {@code model_a,model_b,winner,rater,task} and a pair of columns for each feature. */
    public void writeTo(OutputStream out) throws IOException {
        var csv = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.US_ASCII), 1 << 16);
        csv.write("model_a,model_b,winner,rater,task");
        for (var feature : features()) {
            csv.write(",%1$s_a,%1$s_b".formatted(feature));
        }
        csv.write('\n');
        var models = models();
        var codes = Arrays.stream(Verdict.values()).map(Verdict::code).toList();
        var line = new StringBuilder();
        for (int i = 0; i < recipe.votes; i++) {
            line.setLength(0);
            line.append(models.get(left[i])).append(',').append(models.get(right[i]));
            line.append(',').append(codes.get(verdicts[i]));
            line.append(',').append(rater[i]).append(',').append(task[i]);
            for (int f = 0; f < featuresLeft.length; f++) {
                line.append(',').append(featuresLeft[f][i]).append(',').append(featuresRight[f][i]);
            }
            csv.append(line.append('\n'));
        }
        csv.flush();
    }

    private void draw() {
        for (int i = 0; i < recipe.votes; i++) {
            drawPair(i);
            double uniform = chance.uniform(3, i);
            rater[i] = (int) (recipe.raters * (uniform * uniform));
            task[i] = (int) (recipe.tasks * chance.uniform(4, i));
        }
        drawFeatures();
        drawVerdicts();
    }

    /** Popular models meet more often: shares between 0.15 and 1.15, to scale. */
    private double[] shares() {
        var weights = IntStream.range(0, recipe.models)
                .mapToDouble(model -> 0.15 + Math.pow(chance.uniform(150, model), 3))
                .toArray();
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> weight / sum).toArray();
    }

    private void drawPair(int i) {
        int a = model(chance.uniform(1, i));
        double rest = chance.uniform(2, i) * (1 - shares[a]);
        int b = model(rest >= (a == 0 ? 0 : upTo[a - 1]) ? rest + shares[a] : rest);
        left[i] = a;
        right[i] = a == b ? (a + 1) % recipe.models : b;
    }

    /** The first model whose share ends beyond the uniform. */
    private int model(double uniform) {
        int low = 0;
        int high = recipe.models - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (upTo[middle] > uniform) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private void drawFeatures() {
        for (int f = 0; f < featuresLeft.length; f++) {
            var habits = chance.normals(500 + 12 * f, recipe.models, 0.35);
            for (int i = 0; i < recipe.votes; i++) {
                featuresLeft[f][i] = size(f, 600 + 2 * f, i, habits[left[i]]);
                featuresRight[f][i] = size(f, 601 + 2 * f, i, habits[right[i]]);
            }
        }
    }

    private int size(int feature, int stream, int i, double habit) {
        double size = FEATURE_MEANS[feature] * (0.2 + 1.6 * chance.uniform(stream, i)) * Math.max(0.1, 1 + habit);
        return (int) Math.floor(size);
    }

    private void drawVerdicts() {
        var strengths = chance.normals(100, recipe.models, STRENGTHS);
        var traits = vectors(200, recipe.models, 1 / Math.sqrt(TRAITS));
        var tastes = vectors(300, recipe.raters, TASTES);
        var pulls = vectors(400, recipe.tasks, TASTES);
        var style = styleEffects();
        for (int i = 0; i < recipe.votes; i++) {
            int a = left[i];
            int b = right[i];
            double eta = strengths[a] - strengths[b] + POSITION + style[i];
            for (int d = 0; d < TRAITS; d++) {
                eta += (tastes[d][rater[i]] + pulls[d][task[i]]) * (traits[d][a] - traits[d][b]);
            }
            verdicts[i] = (byte) verdict(eta, i).ordinal();
        }
    }

    private Verdict verdict(double eta, int i) {
        double first = Math.exp(eta / 2);
        double second = Math.exp(-eta / 2);
        double uniform = chance.uniform(5, i) * (first + TIES + second);
        if (uniform < first) {
            return Verdict.MODEL_A;
        }
        if (uniform < first + second) {
            return Verdict.MODEL_B;
        }
        return chance.uniform(6, i) < BOTH_BAD ? Verdict.BOTH_BAD : Verdict.TIE;
    }

    /** What the features, as z-scores of {@code (a - b) / (a + b)}, add to each vote. */
    private double[] styleEffects() {
        var effects = new double[recipe.votes];
        for (int f = 0; f < featuresLeft.length; f++) {
            var ratios = ratios(featuresLeft[f], featuresRight[f]);
            double mean = Arrays.stream(ratios).average().orElseThrow();
            double variance = Arrays.stream(ratios)
                    .map(ratio -> (ratio - mean) * (ratio - mean))
                    .average()
                    .orElseThrow();
            for (int i = 0; i < effects.length; i++) {
                effects[i] += FEATURE_EFFECTS[f] * (ratios[i] - mean) / Math.sqrt(variance);
            }
        }
        return effects;
    }

    private static double[] ratios(int[] a, int[] b) {
        return IntStream.range(0, a.length)
                .mapToDouble(i -> (a[i] - b[i]) / (double) Math.max(1, a[i] + b[i]))
                .toArray();
    }

    private double[][] vectors(int stream, int count, double scale) {
        return IntStream.range(0, TRAITS)
                .mapToObj(d -> chance.normals(stream + 12 * d, count, scale))
                .toArray(double[][]::new);
    }

    /** How many of what; a seed stands for one set of votes for good. */
    public record Recipe(int models, int votes, long seed, int raters, int tasks, boolean style) {

        public Recipe withRaters(int count) {
            return new Recipe(models, votes, seed, count, tasks, style);
        }

        public Recipe withTasks(int count) {
            return new Recipe(models, votes, seed, raters, count, style);
        }

        public Recipe withStyle() {
            return new Recipe(models, votes, seed, raters, tasks, true);
        }

        public GeneratedVotes generate() {
            return new GeneratedVotes(this);
        }
    }
}
