package dev.evenhand.card;

import dev.evenhand.statistics.BradleyTerry;
import dev.evenhand.statistics.ClusteredFitTest;
import dev.evenhand.statistics.Cycles;
import dev.evenhand.statistics.GoodnessOfFit;
import dev.evenhand.statistics.TriadCurl;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;

/**
 * Whether one ranking can stand for the votes of three models and more, or preferences go round.
 *
 * @param asked whether it was asked here; of many models or votes it takes seconds, which a card has not
 * @param fit p of one strength a model, whole raters drawn again; by χ² where there are too few of them
 * @param whole whether whole raters were drawn
 * @param triads three models each of which met the others
 * @param cycles p of the triad that goes round most, for all of them together
 * @param round that triad, each preferred to the next
 */
public record Ranking(
        boolean asked, OptionalDouble fit, boolean whole, long triads, double cycles, List<String> round) {

    private static final double RARE = 0.05;
    private static final int FEW_RATERS = 10;

    /** The same for whoever repeats it. */
    private static final long SEED = 1;

    private static final int ROUNDS = 199;
    private static final int MOST_MODELS = 30;
    private static final int MOST_VOTES = 100_000;

    public Ranking {
        round = List.copyOf(round);
    }

    /** Nothing for two models, which one number always fits. */
    static Optional<Ranking> of(CardPlan plan, CardVotes counted) {
        if (plan.models().size() < 3 || counted.size() == 0) {
            return Optional.empty();
        }
        if (plan.models().size() > MOST_MODELS || counted.size() > MOST_VOTES) {
            return Optional.of(new Ranking(false, OptionalDouble.empty(), false, 0, 1, List.of()));
        }
        var votes = counted.votes();
        var counts = votes.counts();
        var method = BradleyTerry.standard().withTies(plan.ties()).withLevel(plan.level());
        var fit = GoodnessOfFit.of(counts, method.fit(counts));
        var cycles = Cycles.of(counts, 1);
        boolean whole = counted.raters() >= FEW_RATERS;
        return Optional.of(new Ranking(
                true,
                fit.degreesOfFreedom() < 1
                        ? OptionalDouble.empty()
                        : whole
                                ? ClusteredFitTest.of(votes, method, ROUNDS, new Random(SEED))
                                        .pValue()
                                : fit.deviancePValue(),
                whole,
                cycles.triads(),
                cycles.pValue(),
                cycles.strongest().stream().findFirst().map(Ranking::round).orElse(List.of())));
    }

    private static List<String> round(TriadCurl curl) {
        return List.of(curl.first(), curl.second(), curl.third());
    }

    /** Only where raters as they are say so: the tastes of a few can bend votes that are taken as independent. */
    boolean broken() {
        return whole && fit.isPresent() && fit.getAsDouble() < RARE;
    }

    boolean circular() {
        return broken() && cycles < RARE;
    }
}
