package dev.evenhand.results;

import dev.evenhand.card.Words;
import dev.evenhand.statistics.Contrast;
import dev.evenhand.statistics.PairVotes;
import java.util.Optional;

/**
 * Two models, by the votes between them alone. The fit of two models is their half-win share on the scale of odds, so
 * that its contrast gives the share an interval which stays between 0 and 1.
 *
 * @param adjusted whether the share is the fit's, with position or style held equal, rather than that of the votes
 */
record Duel(PairVotes counted, Optional<Contrast> contrast, boolean adjusted) {

    public String first() {
        return counted.first();
    }

    public String second() {
        return counted.second();
    }

    long wins() {
        return counted.winsFirst();
    }

    long losses() {
        return counted.winsSecond();
    }

    long ties() {
        return counted.ties() + counted.bothBad();
    }

    long votes() {
        return counted.votes();
    }

    /** Wins of the first, ties of both kinds counted as half. */
    double share() {
        return adjusted && contrast.isPresent()
                ? share(contrast.get().difference())
                : (wins() + ties() / 2.0) / votes();
    }

    /** Whether the interval leaves open who is preferred. */
    boolean close() {
        return contrast.map(found -> found.lower() <= 0 && found.upper() >= 0).orElse(wins() == losses());
    }

    Duel reversed() {
        return new Duel(counted.reversed(), contrast.map(Duel::reversed), adjusted);
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
        return contrast.map(found -> Words.bare(share(found.lower())) + " to " + Words.bare(share(found.upper())));
    }

    private static double share(double odds) {
        return 1 / (1 + Math.exp(-odds));
    }
}
