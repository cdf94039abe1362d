package dev.evenhand.card;

import dev.evenhand.statistics.Cluster;
import dev.evenhand.statistics.Ties;
import dev.evenhand.statistics.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How often studies of two equal models call one of them preferred if somebody looks after every vote: through
 * {@link Measure}, which the card and the sequential rule go by, and through the interval for one planned end.
 */
final class WatchedCards {

    private static final int VOTES = 500;
    private static final long SEED = 20261125;
    private static final CardPlan.Pair PAIR = new CardPlan.Pair("one", "other");

    private WatchedCards() {}

    private record Claims(boolean watched, boolean ordinary) {}

    public static void main(String... arguments) {
        int studies = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2000;
        for (var clusters : List.of(Set.<Cluster>of(), Set.of(Cluster.RATER, Cluster.TASK))) {
            for (double taste : new double[] {0, 0.5}) {
                var claims = IntStream.range(0, studies)
                        .parallel()
                        .mapToObj(study -> watch(new SplittableRandom(SEED + study), clusters, taste))
                        .toList();
                System.out.printf(
                        Locale.ROOT,
                        "clusters %s, taste sd %.1f: card %.2f %%, ordinary %.2f %% of %d%n",
                        clusters,
                        taste,
                        100.0 * claims.stream().filter(Claims::watched).count() / studies,
                        100.0 * claims.stream().filter(Claims::ordinary).count() / studies,
                        studies);
            }
        }
    }

    /** The ordinary interval is looked at from the same vote on as the card's. */
    private static Claims watch(SplittableRandom random, Set<Cluster> clusters, double taste) {
        var votes = votes(random, taste);
        var method = new Method(0.05, Ties.HALF, Method.TieRule.HALF, clusters, Map.of(), false, false);
        var card = new Measure(method, new End(End.Kind.SEQUENTIAL, VOTES));
        var ordinary = new Measure(method, new End(End.Kind.PLANNED, VOTES));
        boolean watched = false;
        boolean looked = false;
        for (int n = 1; n <= VOTES && !(watched && looked); n++) {
            var so = votes.first(n);
            watched |= card.of(Statistic.WIN_SHARE, so, PAIR).decided();
            looked |= n >= 100 && ordinary.of(Statistic.WIN_SHARE, so, PAIR).decided();
        }
        return new Claims(watched, looked);
    }

    /** Twenty-five raters, two hundred and fifty tasks, 6 % ties; raters lean to one model by a normal taste. */
    private static CardVotes votes(SplittableRandom random, double taste) {
        var leaning = IntStream.range(0, 25)
                .mapToDouble(rater -> taste * random.nextGaussian())
                .toArray();
        var votes = CardVotes.among(List.of("one", "other"), List.of());
        for (int n = 0; n < VOTES; n++) {
            int rater = random.nextInt(leaning.length);
            boolean swapped = random.nextBoolean();
            boolean won = random.nextDouble() < 1 / (1 + Math.exp(-leaning[rater]));
            var verdict = random.nextDouble() < 0.06 ? Verdict.TIE : won ^ swapped ? Verdict.MODEL_A : Verdict.MODEL_B;
            votes.add(new CardVotes.Vote(
                    String.valueOf(n),
                    swapped ? "other" : "one",
                    swapped ? "one" : "other",
                    verdict,
                    0,
                    "r" + rater,
                    "t" + random.nextInt(250),
                    "",
                    CardVotes.Kind.ORDINARY,
                    null,
                    null));
        }
        return votes.build();
    }
}
