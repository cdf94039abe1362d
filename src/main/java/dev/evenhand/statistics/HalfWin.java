package dev.evenhand.statistics;

/** A win has the chance {@code s(gap)}, s the logistic function, and a tie is half a win to each (Bradley and Terry 1952). */
final class HalfWin implements TieModel {

    @Override
    public boolean hasParameter() {
        return false;
    }

    @Override
    public double value(double gap, double logTie, double sum, double wins, double losses, double ties) {
        double against = gap > 0 ? losses : wins;
        return -Math.abs(gap) * (against + ties / 2) - (wins + losses + ties) * Math.log(sum);
    }

    @Override
    public void at(double gap, double logTie, Terms terms) {
        double odds = Math.exp(-Math.abs(gap));
        // The weaker model's chance is at most a half, so that one minus it is exact and never rounds to 1.
        double upset = odds / (1 + odds);
        double chance = gap < 0 ? upset : 1 - upset;
        double other = gap < 0 ? 1 - upset : upset;
        terms.win = other;
        terms.loss = -chance;
        terms.tie = (other - chance) / 2;
        terms.curvature = upset * (1 - upset);
        terms.tied = 0;
        terms.decided = 1;
        terms.mixed = 0;
        terms.sum = 1 + odds;
    }
}
