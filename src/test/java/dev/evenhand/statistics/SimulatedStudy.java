package dev.evenhand.statistics;

import java.util.Random;
import java.util.stream.IntStream;

/** Votes drawn from Davidson's model, by raters with or without tastes of their own, all pairs and seats alike likely. */
final class SimulatedStudy {

    private final Random random;
    private final double[] strengths;
    private final DavidsonModel model;

    SimulatedStudy(Random random, int models, double ties) {
        this.random = random;
        strengths = random.doubles(models, -1, 1).toArray();
        model = DavidsonModel.withTies(ties);
    }

    PairCounts counts(int votes) {
        return votes(1, votes, 0).counts();
    }

    /** So many votes of each rater, whose liking for each model differs from the average by a normal deviate. */
    Votes votes(int raters, int votesEach, double spread) {
        int votes = raters * votesEach;
        var left = new int[votes];
        var right = new int[votes];
        var verdicts = new byte[votes];
        var rater = new int[votes];
        var tastes = strengths;
        for (int vote = 0; vote < votes; vote++) {
            if (vote % votesEach == 0) {
                tastes = tastes(spread);
            }
            rater[vote] = vote / votesEach;
            left[vote] = random.nextInt(strengths.length);
            right[vote] = (left[vote] + 1 + random.nextInt(strengths.length - 1)) % strengths.length;
            verdicts[vote] =
                    (byte) draw(tastes[left[vote]] - tastes[right[vote]]).ordinal();
        }
        var names = IntStream.range(0, raters).mapToObj(i -> "rater " + i).toList();
        return Votes.of(RandomTables.models(strengths.length), left, right, verdicts)
                .withRaters(Groups.of(names, rater));
    }

    private double[] tastes(double spread) {
        var tastes = strengths.clone();
        for (int i = 0; i < tastes.length; i++) {
            tastes[i] += spread * random.nextGaussian();
        }
        return tastes;
    }

    private Verdict draw(double gap) {
        var chances = model.chances(gap);
        double draw = random.nextDouble();
        if (draw < chances.first()) {
            return Verdict.MODEL_A;
        }
        return draw < chances.first() + chances.second() ? Verdict.MODEL_B : Verdict.TIE;
    }
}
