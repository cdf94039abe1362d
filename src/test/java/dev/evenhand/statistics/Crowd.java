package dev.evenhand.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Simulated raters of 200 ballots each, honest ones with tastes of their own and others, and what all think on average. */
final class Crowd {

    private static final int BALLOTS = 200;

    private final Random random;
    private final List<String> models;
    private final double[] strengths;
    private final DavidsonModel verdicts;

    Crowd(long seed, List<String> models, double ties) {
        random = new Random(seed);
        this.models = models;
        verdicts = DavidsonModel.withTies(ties);
        strengths = IntStream.range(0, models.size())
                .mapToDouble(i -> -0.5 + 1.0 * i / (models.size() - 1))
                .toArray();
    }

    long flagged(int raters, Supplier<List<ForetoldVote>> rater) {
        return votes(raters, rater).stream()
                .filter(votes -> FavourTest.standard().models(models, votes).reaches(0.05))
                .count();
    }

    List<List<ForetoldVote>> votes(int raters, Supplier<List<ForetoldVote>> rater) {
        return IntStream.range(0, raters).mapToObj(i -> rater.get()).toList();
    }

    /** A rater whose liking for each model differs from the average by a normal deviate. */
    List<ForetoldVote> honest(double spread) {
        var tastes = strengths.clone();
        for (int i = 0; i < tastes.length; i++) {
            tastes[i] += spread * random.nextGaussian();
        }
        return ballots((left, right) -> draw(verdicts.chances(tastes[left] - tastes[right])));
    }

    /** A rater who on a share of ballots picks the target if it is there, and is honest otherwise. */
    List<ForetoldVote> rigging(double share, String target) {
        int favourite = models.indexOf(target);
        return ballots((left, right) -> {
            boolean there = left == favourite || right == favourite;
            if (there && random.nextDouble() < share) {
                return left == favourite ? Verdict.MODEL_A : Verdict.MODEL_B;
            }
            return draw(verdicts.chances(strengths[left] - strengths[right]));
        });
    }

    List<ForetoldVote> alwaysRight() {
        return ballots((left, right) -> Verdict.MODEL_B);
    }

    private List<ForetoldVote> ballots(Rater rater) {
        var votes = new ArrayList<ForetoldVote>();
        while (votes.size() < BALLOTS) {
            int left = random.nextInt(models.size());
            int right = random.nextInt(models.size());
            if (left != right) {
                var chances = verdicts.chances(strengths[left] - strengths[right]);
                votes.add(new ForetoldVote(models.get(left), models.get(right), chances, rater.judge(left, right)));
            }
        }
        return votes;
    }

    private Verdict draw(Chances chances) {
        double draw = random.nextDouble();
        if (draw < chances.first()) {
            return Verdict.MODEL_A;
        }
        return draw < chances.first() + chances.second() ? Verdict.MODEL_B : Verdict.TIE;
    }

    private interface Rater {
        Verdict judge(int left, int right);
    }
}
