package dev.evenhand.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.hipparchus.special.Gamma;

/**
 * Whether one strength for each model explains the votes of every pair: deviance {@code G^2 = 2 sum O ln(O / E)} and
 * Pearson's {@code X^2 = sum (O - E)^2 / E} over all pairs (by seat if the fit has a position effect) and verdicts, each
 * against chi-square (Pearson 1900; Wilks 1938; for paired comparisons David 1988, The Method of Paired Comparisons).
 *
 * <p>Votes of one rater hang together, so that these p-values call too many fits bad; {@link ClusteredFitTest} does not.
 * With half-win ties, which vary less than whole votes, they call too few.
 *
 * @param degreesOfFreedom cells less parameters; 0 where the fit could not fail
 * @param deviancePValue empty without degrees of freedom, as is {@code pearsonPValue}
 * @param pairs residual of each pair, in the order of the models
 * @param leftOut votes between models that have no finite gap, which no fit is about
 */
public record GoodnessOfFit(
        double deviance,
        double pearson,
        int degreesOfFreedom,
        OptionalDouble deviancePValue,
        OptionalDouble pearsonPValue,
        List<PairFit> pairs,
        long leftOut) {

    public GoodnessOfFit {
        pairs = List.copyOf(pairs);
    }

    /**
     * Holds scores against the counts that they were fit to.
     *
     * @throws IllegalArgumentException for a regularised or style-controlled fit, which is no maximum for counts
     */
    public static GoodnessOfFit of(PairCounts counts, Scores scores) {
        if (scores.settings().style() || scores.settings().regulariser().active()) {
            throw new IllegalArgumentException("Goodness of fit is of plain fits, without style or a regulariser");
        }
        var cells = new ArrayList<FitCell>();
        var pairs = new ArrayList<PairFit>();
        int parameters = 0;
        for (var fit : scores.fits()) {
            var found = cells(counts, fit);
            cells.addAll(found);
            pairs.addAll(pairs(counts, fit));
            parameters += fit.models().size() - 1 + fit.coefficients().size();
        }
        double deviance = cells.stream().mapToDouble(FitCell::deviance).sum();
        double pearson = cells.stream().mapToDouble(FitCell::pearson).sum();
        int freedom = cells.stream().mapToInt(FitCell::freedom).sum() - parameters;
        return new GoodnessOfFit(
                deviance,
                pearson,
                freedom,
                pValue(deviance, freedom),
                pValue(pearson, freedom),
                pairs,
                counts.votes() - pairs.stream().mapToLong(PairFit::votes).sum());
    }

    private static List<FitCell> cells(PairCounts counts, Fit fit) {
        var chances = new FittedChances(fit);
        boolean seats = fit.coefficient(Covariate.Kind.POSITION).isPresent();
        return inside(counts, fit).stream()
                .flatMap(pair -> (seats
                                ? List.of(
                                        counts.seated(pair.first(), pair.second()),
                                        counts.seated(pair.second(), pair.first()))
                                : List.of(pair))
                        .stream())
                .filter(votes -> votes.votes() > 0)
                .map(votes -> new FitCell(votes, chances.of(votes.first(), votes.second())))
                .toList();
    }

    private static List<PairFit> pairs(PairCounts counts, Fit fit) {
        var chances = new FittedChances(fit);
        return inside(counts, fit).stream()
                .map(pair -> PairFit.of(counts, pair, chances))
                .toList();
    }

    private static List<PairVotes> inside(PairCounts counts, Fit fit) {
        return counts.pairs().stream()
                .filter(pair -> fit.holds(pair.first()) && fit.holds(pair.second()))
                .toList();
    }

    private static OptionalDouble pValue(double statistic, int freedom) {
        return freedom < 1
                ? OptionalDouble.empty()
                : OptionalDouble.of(Gamma.regularizedGammaQ(freedom / 2.0, Math.max(0, statistic) / 2));
    }
}
