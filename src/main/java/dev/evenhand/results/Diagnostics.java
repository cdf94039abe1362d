package dev.evenhand.results;

import dev.evenhand.statistics.Agreement;
import dev.evenhand.statistics.CircularTriads;
import dev.evenhand.statistics.ClusteredFitTest;
import dev.evenhand.statistics.Coefficient;
import dev.evenhand.statistics.Cycles;
import dev.evenhand.statistics.GoodnessOfFit;
import dev.evenhand.statistics.Interval;
import dev.evenhand.statistics.SignTest;
import java.util.List;
import java.util.Optional;

/**
 * What was looked at to see whether the scores can be believed, for the votes of one moment.
 *
 * @param bootstrap empty with fewer than two raters
 * @param circular empty unless every two models with votes met
 * @param position empty where the votes cannot tell it from the models
 * @param seats how often the model that the plan names first stood left, against right
 * @param pair agreement on the two models of the headline
 * @param all agreement over all pairs together; empty where they are the same or too many
 */
record Diagnostics(
        Standings standings,
        GoodnessOfFit fit,
        Optional<ClusteredFitTest> bootstrap,
        Cycles cycles,
        Optional<CircularTriads> circular,
        Optional<Coefficient> position,
        SignTest seats,
        PairAgreement pair,
        Optional<Agreement> all,
        List<RaterLine> raters) {

    Diagnostics {
        raters = List.copyOf(raters);
    }

    /**
     * Coefficients of agreement on which of two models is preferred, or neither.
     *
     * @param level of the interval
     * @param interval of the first of them
     */
    record PairAgreement(
            String first, String second, List<Agreement> coefficients, double level, Optional<Interval> interval) {}

    long votes() {
        return standings.counts().votes();
    }
}
