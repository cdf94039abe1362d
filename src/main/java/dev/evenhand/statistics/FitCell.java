package dev.evenhand.statistics;

/** The votes of a pair beside the chances that a fit gives them; without a chance of ties, a tie is half a win to each. */
record FitCell(PairVotes votes, Chances chances) {

    double deviance() {
        double ties = (double) votes.ties() + votes.bothBad();
        if (tiesAreHalves()) {
            return deviance(votes.winsFirst() + ties / 2, chances.first())
                    + deviance(votes.winsSecond() + ties / 2, chances.second());
        }
        return deviance(votes.winsFirst(), chances.first())
                + deviance(ties, chances.tie())
                + deviance(votes.winsSecond(), chances.second());
    }

    double pearson() {
        double ties = (double) votes.ties() + votes.bothBad();
        if (tiesAreHalves()) {
            return pearson(votes.winsFirst() + ties / 2, chances.first())
                    + pearson(votes.winsSecond() + ties / 2, chances.second());
        }
        return pearson(votes.winsFirst(), chances.first())
                + pearson(ties, chances.tie())
                + pearson(votes.winsSecond(), chances.second());
    }

    int freedom() {
        return tiesAreHalves() ? 1 : 2;
    }

    private boolean tiesAreHalves() {
        return chances.tie() == 0;
    }

    /** Written so that no difference of nearly equal numbers is left to rounding: the cells' O - E sum to zero. */
    private double deviance(double observed, double chance) {
        double expected = votes.votes() * chance;
        return 2 * ((observed > 0 ? observed * Math.log(observed / expected) : 0) - (observed - expected));
    }

    private double pearson(double observed, double chance) {
        double expected = votes.votes() * chance;
        return expected > 0 ? (observed - expected) * (observed - expected) / expected : 0;
    }
}
