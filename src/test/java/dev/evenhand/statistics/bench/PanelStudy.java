package dev.evenhand.statistics.bench;

import dev.evenhand.statistics.BradleyTerry;
import dev.evenhand.statistics.DavidsonModel;
import dev.evenhand.statistics.Groups;
import dev.evenhand.statistics.PairCounts;
import dev.evenhand.statistics.Scores;
import dev.evenhand.statistics.Verdict;
import dev.evenhand.statistics.Votes;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A study of ten models by raters with 40 votes each, all pairs and tasks alike likely. Raters, and tasks, like each
 * model more or less than the average by a normal deviate.
 *
 * @param ties Davidson's tie parameter
 * @param taste standard deviation among raters, in natural logarithms of odds
 * @param pull the same among tasks
 */
record PanelStudy(int raters, int tasks, double ties, double taste, double pull) {

    static final List<String> MODELS =
            IntStream.range(0, 10).mapToObj("model %d"::formatted).toList();

    private static final int VOTES_EACH = 40;
    private static final double WEAKEST = -1;
    private static final double STEP = 2.0 / 9;

    Votes votes(Random random) {
        int count = raters * VOTES_EACH;
        var left = new int[count];
        var right = new int[count];
        var verdicts = new byte[count];
        var rater = new int[count];
        var task = new int[count];
        var tastes = deviates(random, raters, MODELS.size(), taste);
        var pulls = deviates(random, tasks, MODELS.size(), pull);
        var model = DavidsonModel.withTies(ties);
        for (int vote = 0; vote < count; vote++) {
            rater[vote] = vote / VOTES_EACH;
            task[vote] = random.nextInt(tasks);
            int a = left[vote] = random.nextInt(MODELS.size());
            int b = right[vote] = (a + 1 + random.nextInt(MODELS.size() - 1)) % MODELS.size();
            double gap = STEP * (a - b)
                    + tastes[rater[vote]][a]
                    - tastes[rater[vote]][b]
                    + pulls[task[vote]][a]
                    - pulls[task[vote]][b];
            verdicts[vote] = (byte) verdict(model, gap, random.nextDouble()).ordinal();
        }
        return Votes.of(MODELS, left, right, verdicts)
                .withRaters(groups("rater", rater))
                .withTasks(groups("task", task));
    }

    /**
     * What the population of raters and tasks would vote if all of it did: the strengths that best fit the expected
     * shares of each pair. With tastes they are closer together than the strengths that votes were drawn from.
     */
    Scores population() {
        long many = 1_000_000_000;
        var counts = PairCounts.among(MODELS);
        for (int a = 0; a < MODELS.size(); a++) {
            for (int b = 0; b < a; b++) {
                double wins = expected(STEP * (a - b));
                counts.add(a, b, Verdict.MODEL_A, Math.round(many * wins));
                counts.add(a, b, Verdict.MODEL_B, many - Math.round(many * wins));
            }
        }
        return BradleyTerry.standard().fit(counts.build());
    }

    /** Wins and half the ties at this gap, over all tastes: the trapezium rule over a normal deviate, exact to 1e-12. */
    private double expected(double gap) {
        double spread = Math.sqrt(2 * (taste * taste + pull * pull));
        var model = DavidsonModel.withTies(ties);
        double sum = 0;
        double weights = 0;
        for (int i = -800; i <= 800; i++) {
            double deviate = i / 100.0;
            double weight = Math.exp(-deviate * deviate / 2);
            var chances = model.chances(gap + spread * deviate);
            sum += weight * (chances.first() + chances.tie() / 2);
            weights += weight;
        }
        return sum / weights;
    }

    static Groups groups(String name, int[] of) {
        int count = Arrays.stream(of).max().orElse(Groups.NONE) + 1;
        return Groups.of(IntStream.range(0, count).mapToObj(i -> name + " " + i).toList(), of);
    }

    static Verdict verdict(DavidsonModel model, double gap, double uniform) {
        var chances = model.chances(gap);
        if (uniform < chances.first()) {
            return Verdict.MODEL_A;
        }
        return uniform < chances.first() + chances.second() ? Verdict.MODEL_B : Verdict.TIE;
    }

    static double[][] deviates(Random random, int groups, int models, double spread) {
        var deviates = new double[groups][models];
        for (var group : deviates) {
            for (int model = 0; model < group.length; model++) {
                group[model] = spread * random.nextGaussian();
            }
        }
        return deviates;
    }
}
