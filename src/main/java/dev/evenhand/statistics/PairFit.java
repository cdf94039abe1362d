package dev.evenhand.statistics;

/**
 * How far the votes of one pair are from what the strengths of its models make of it.
 *
 * @param observed share of wins of the first model, a tie as half of one
 * @param expected the same by the fit
 * @param standardError of {@code observed} by the fit, for votes that are independent of each other
 */
public record PairFit(String first, String second, long votes, double observed, double expected, double standardError) {

    static PairFit of(PairCounts counts, PairVotes pair, FittedChances chances) {
        var left = counts.seated(pair.first(), pair.second());
        var right = counts.seated(pair.second(), pair.first());
        var whenLeft = chances.of(pair.first(), pair.second());
        var whenRight = chances.of(pair.second(), pair.first()).swapped();
        double won = pair.winsFirst() + ((double) pair.ties() + pair.bothBad()) / 2;
        double expected = left.votes() * whenLeft.share() + right.votes() * whenRight.share();
        double variance = left.votes() * variance(whenLeft) + right.votes() * variance(whenRight);
        long votes = pair.votes();
        return new PairFit(
                pair.first(), pair.second(), votes, won / votes, expected / votes, Math.sqrt(variance) / votes);
    }

    /** Pearson residual: how many standard errors the votes are off; 0 where the fit leaves no doubt. */
    public double residual() {
        return standardError > 0 ? (observed - expected) / standardError : 0;
    }

    /** Wins that the first model has beyond what the fit expects. */
    double excess() {
        return votes * (observed - expected);
    }

    /** Of one vote, from chances rather than from moments: nothing is lost where a win is as good as sure. */
    private static double variance(Chances chances) {
        return chances.first() * chances.second() + chances.tie() * (1 - chances.tie()) / 4;
    }
}
