package dev.evenhand.results;

import dev.evenhand.statistics.BradleyTerry;
import dev.evenhand.statistics.Contrast;
import dev.evenhand.statistics.PairCounts;
import dev.evenhand.statistics.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * Two models, by the votes between them alone. The fit of two models is their half-win share on the scale of odds, so
 * that its contrast gives the share an interval which stays between 0 and 1.
 */
public record Duel(
        String first, String second, long wins, long losses, long ties, long bothBad, Optional<Contrast> contrast) {

    static Duel of(PairCounts counts, String first, String second, double level) {
        return of(
                first,
                second,
                counts.wins(first, second),
                counts.wins(second, first),
                counts.ties(first, second),
                counts.bothBad(first, second),
                level);
    }

    static Duel of(String first, String second, long wins, long losses, long ties, long bothBad, double level) {
        var pair = PairCounts.among(List.of(first, second))
                .add(first, second, Verdict.MODEL_A, wins)
                .add(first, second, Verdict.MODEL_B, losses)
                .add(first, second, Verdict.TIE, ties)
                .add(first, second, Verdict.BOTH_BAD, bothBad)
                .build();
        var contrast = BradleyTerry.standard().withLevel(level).fit(pair).contrast(first, second);
        return new Duel(first, second, wins, losses, ties, bothBad, contrast);
    }

    long votes() {
        return wins + losses + ties + bothBad;
    }

    /** Wins of the first, ties of both kinds counted as half. */
    double share() {
        return (wins + (ties + bothBad) / 2.0) / votes();
    }

    /** Whether the interval leaves open who is preferred. */
    boolean close() {
        return contrast.map(found -> found.lower() <= 0 && found.upper() >= 0).orElse(wins == losses);
    }

    Duel reversed() {
        return new Duel(second, first, losses, wins, ties, bothBad, contrast.map(Duel::reversed));
    }

    private static Contrast reversed(Contrast given) {
        return new Contrast(
                given.second(),
                given.first(),
                -given.difference(),
                given.standardError(),
                -given.upper(),
                -given.lower());
    }

    /** Empty where every vote went the same way, when no finite interval fits. */
    Optional<String> interval() {
        return contrast.map(found -> Figure.bare(share(found.lower())) + " to " + Figure.bare(share(found.upper())));
    }

    private static double share(double odds) {
        return 1 / (1 + Math.exp(-odds));
    }
}
