package dev.evenhand.statistics.bench;

import static dev.evenhand.statistics.bench.Shares.happened;

import dev.evenhand.statistics.BetaBinomialSequence;
import dev.evenhand.statistics.EmpiricalBernsteinSequence;
import java.util.ArrayList;
import java.util.Random;
import java.util.function.Function;

/** How often one of equal models is called better at any look while votes come in, by ordinary intervals and by ours. */
final class Peeking {

    private static final double ALPHA = 0.05;

    private Peeking() {}

    static Table table(int studies, long seed) {
        var table = new Table("votes", "looks", "ours", "ordinary", "peek-safe");
        for (double prior : new double[] {30, 0.5}) {
            var sequence = new BetaBinomialSequence(ALPHA, prior, prior);
            var ours = "share, Beta(%1$s, %1$s)".formatted(prior);
            table.row("decisive", "each vote, 20 to 2,000", ours)
                    .row(shares(10 * studies, seed, random -> share(sequence, random, 20, 1, 2000)));
            table.row("decisive", "each 10 votes, 50 to 1,270", ours)
                    .row(shares(10 * studies, seed, random -> share(sequence, random, 50, 10, 1276)));
        }
        table.row("a third ties", "each vote, 20 to 2,000", "mean, empirical Bernstein")
                .row(shares(10 * studies, seed, random -> mean(random, 1, 2000, 0)));
        table.row("60 raters × 20, taste sd 0.6", "each rater", "mean by rater, empirical Bernstein")
                .row(shares(10 * studies, seed, random -> mean(random, 20, 60, 0.6)));
        table.row("four models", "each 25 votes, 100 to 1,000", "gap, asymptotic")
                .row(shares(studies, seed, Peeking::gap));
        return table;
    }

    private static Object[] shares(int studies, long seed, Function<Random, double[]> study) {
        return Shares.of(studies, seed, study);
    }

    private static double[] share(BetaBinomialSequence sequence, Random random, int first, int step, int last) {
        var ordinary = new OrdinaryMean();
        boolean fooled = false;
        boolean claimed = false;
        for (int votes = 1; votes <= last; votes++) {
            ordinary.add(random.nextInt(2));
            if (votes >= first && (votes - first) % step == 0) {
                long wins = Math.round(ordinary.sum());
                fooled |= ordinary.claims();
                claimed |= sequence.logEvidence(wins, votes - wins, 0.5) >= -Math.log(ALPHA);
            }
        }
        return new double[] {happened(fooled), happened(claimed)};
    }

    /** Votes of single raters, or of raters with tastes, whom the empirical Bernstein sequence counts as one each. */
    private static double[] mean(Random random, int votesEach, int raters, double taste) {
        var sequence = new EmpiricalBernsteinSequence(ALPHA);
        var ordinary = new OrdinaryMean();
        boolean fooled = false;
        boolean claimed = false;
        for (int rater = 1; rater <= raters; rater++) {
            var votes = new ArrayList<Double>();
            double chance = 1 / (1 + Math.exp(-taste * random.nextGaussian()));
            while (votes.size() < votesEach) {
                boolean tied = random.nextInt(3) == 0;
                votes.add(tied ? 0.5 : happened(random.nextDouble() < chance));
            }
            votes.forEach(ordinary::add);
            sequence.addMean(votes);
            if (rater * votesEach >= 20) {
                fooled |= ordinary.claims();
                claimed |= sequence.look().decided();
            }
        }
        return new double[] {happened(fooled), happened(claimed)};
    }

    private static double[] gap(Random random) {
        var course = new LevelStudy(4, 1, 1000, 1, 0, 0).course(random);
        var safe = Fits.PLAIN.anytime(1000);
        boolean fooled = false;
        boolean claimed = false;
        for (int votes = 100; votes <= 1000; votes += 25) {
            var seen = course.first(votes);
            fooled |= LevelStudy.claims(Fits.PLAIN.fit(seen));
            claimed |= LevelStudy.claims(safe.fit(seen));
        }
        return new double[] {happened(fooled), happened(claimed)};
    }

    /** The textbook interval: mean ± 1.96 standard errors. */
    private static final class OrdinaryMean {

        private static final double NORMAL = 1.959963984540054;

        private long votes;
        private double sum;
        private double squares;

        void add(double value) {
            votes++;
            sum += value;
            squares += value * value;
        }

        double sum() {
            return sum;
        }

        boolean claims() {
            double mean = sum / votes;
            return Math.abs(mean - 0.5) > NORMAL * Math.sqrt((squares / votes - mean * mean) / votes);
        }
    }
}
