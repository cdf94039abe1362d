package dev.evenhand.statistics.bench;

import dev.evenhand.statistics.AdaptivePairs;
import dev.evenhand.statistics.BradleyTerry;
import dev.evenhand.statistics.PairWeights;
import dev.evenhand.statistics.Scores;
import dev.evenhand.statistics.Verdict;
import dev.evenhand.statistics.Votes;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** How many votes adaptive pairing saves in an arena, and whether its weighted scores agree with the truth. */
final class AdaptiveArena {

    private static final int MODELS = 20;
    private static final int VOTES = 20_000;
    /** Ballots in raters' hands at once: chances know nothing of their answers. */
    private static final int LAG = 50;

    private static final double POINTS = 400 / Math.log(10);
    private static final List<String> NAMES =
            IntStream.range(0, MODELS).mapToObj(i -> "model " + i).toList();

    private AdaptiveArena() {}

    static Table table(int studies, long seed) {
        var table = new Table(
                "best to worst",
                "pairing",
                "scores",
                "mean interval",
                "its votes if balanced",
                "error",
                "in the interval");
        for (int spread : List.of(0, 400, 800, 1200)) {
            rows(table, spread, studies, seed);
        }
        return table;
    }

    private static void rows(Table table, int spread, int studies, long seed) {
        var balanced = new Sum();
        var plain = new Sum();
        var weighted = new Sum();
        for (int study = 0; study < studies; study++) {
            var even = new Course(spread, new Random(seed + study)).run(false);
            var adaptive = new Course(spread, new Random(seed + study)).run(true);
            balanced.add(BradleyTerry.standard().fit(even.votes()), spread);
            plain.add(BradleyTerry.standard().fit(adaptive.votes()), spread);
            weighted.add(BradleyTerry.standard().fit(adaptive.votes().withWeights(adaptive.weights())), spread);
        }
        line(table, spread, "balanced", "plain", balanced, balanced);
        line(table, spread, "adaptive", "plain", plain, balanced);
        line(table, spread, "adaptive", "weighted", weighted, balanced);
    }

    /** Widths go with one over the root of the votes. */
    private static void line(Table table, int spread, String pairing, String scores, Sum sum, Sum balanced) {
        double votes = VOTES * Math.pow(balanced.width() / sum.width(), 2);
        table.row(spread, pairing, scores)
                .row(text("%.2f", sum.width()), text("%,.0f", votes), text("%.2f", sum.error()))
                .row(text("%.1f %%", 100 * sum.covered()));
    }

    private static String text(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    private static double truth(int model, int spread) {
        return (0.5 - model / (MODELS - 1.0)) * spread / POINTS;
    }

    /** Sums over models and studies, in points. */
    private static final class Sum {
        private double widths;
        private double squares;
        private long inside;
        private long count;

        void add(Scores scores, int spread) {
            for (int model = 0; model < MODELS; model++) {
                var found = scores.of(NAMES.get(model)).estimate().orElseThrow();
                double reach = (found.upperPoints() - found.lowerPoints()) / 2;
                double off = (found.strength() - truth(model, spread)) * POINTS;
                widths += 2 * reach;
                squares += off * off;
                inside += Math.abs(off) <= reach ? 1 : 0;
                count++;
            }
        }

        double width() {
            return widths / count;
        }

        double error() {
            return Math.sqrt(squares / count);
        }

        double covered() {
            return inside / (double) count;
        }
    }

    /** One study, vote by vote. */
    private static final class Course {
        private final int spread;
        private final Random random;
        private final int[] left = new int[VOTES];
        private final int[] right = new int[VOTES];
        private final byte[] verdicts = new byte[VOTES];
        private final double[] chances = new double[VOTES];

        Course(int spread, Random random) {
            this.spread = spread;
            this.random = random;
        }

        Course run(boolean adaptive) {
            var pairs = pairs();
            AdaptivePairs draw = null;
            for (int vote = 0; vote < VOTES; vote++) {
                if (adaptive && vote % LAG == 0) {
                    draw = AdaptivePairs.of(first(vote).counts());
                }
                int pair = draw == null ? vote % pairs.size() : draw.draw(random.nextDouble(), Set.of());
                chances[vote] = draw == null
                        ? 1.0 / pairs.size()
                        : draw.chance(pair, Set.of()).doubleValue();
                vote(vote, pairs.get(pair));
            }
            return this;
        }

        private void vote(int vote, int[] pair) {
            boolean swapped = random.nextBoolean();
            left[vote] = pair[swapped ? 1 : 0];
            right[vote] = pair[swapped ? 0 : 1];
            double gap = truth(left[vote], spread) - truth(right[vote], spread);
            verdicts[vote] = (byte) verdict(gap, random.nextDouble()).ordinal();
        }

        /** Ties, 15 % between equals, take as much from either side, so that the truth is what Bradley-Terry looks for. */
        private static Verdict verdict(double gap, double uniform) {
            double share = 1 / (1 + Math.exp(-gap));
            double tie = 0.6 * share * (1 - share);
            if (uniform < share - tie / 2) {
                return Verdict.MODEL_A;
            }
            return uniform < share + tie / 2 ? Verdict.TIE : Verdict.MODEL_B;
        }

        private static List<int[]> pairs() {
            return IntStream.range(0, MODELS)
                    .boxed()
                    .flatMap(a -> IntStream.range(a + 1, MODELS).mapToObj(b -> new int[] {a, b}))
                    .toList();
        }

        private Votes first(int votes) {
            return Votes.of(
                    NAMES, Arrays.copyOf(left, votes), Arrays.copyOf(right, votes), Arrays.copyOf(verdicts, votes));
        }

        Votes votes() {
            return first(VOTES);
        }

        double[] weights() {
            var weights = PairWeights.even(MODELS);
            return Arrays.stream(chances).map(weights::of).toArray();
        }
    }
}
