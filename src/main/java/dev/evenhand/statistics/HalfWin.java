package dev.evenhand.statistics;

/** A win has the chance {@code s(gap)}, s the logistic function, and a tie is half a win to each (Bradley and Terry 1952). */
final class HalfWin implements TieModel {

    @Override
    public boolean hasParameter() {
        return false;
    }

    @Override
    public double undivided(double gap, double logTie, double wins, double losses, double ties) {
        double against = gap > 0 ? losses : wins;
        return -Math.abs(gap) * (against + ties / 2);
    }

    @Override
    public void derive(RowSums block, double logTie, int rows) {
        for (int row = 0; row < rows; row++) {
            double won = block.won[row];
            double lost = block.lost[row];
            double tied = block.tied[row];
            double gap = block.gaps[row];
            double odds = Math.exp(-Math.abs(gap));
            double upset = odds / (1 + odds);
            double chance = gap < 0 ? upset : 1 - upset;
            double other = gap < 0 ? 1 - upset : upset;
            double tie = (other - chance) / 2;
            block.divisors[row] = 1 + odds;
            block.upsets[row] = upset;
            block.pulls[row] = won * other - lost * chance + tied * tie;
            block.weights[row] = (won + lost + tied) * upset * (1 - upset);
        }
    }

    @Override
    public void square(RowSums block, double logTie, int rows) {
        for (int row = 0; row < rows; row++) {
            double upset = block.upsets[row];
            boolean behind = block.gaps[row] < 0;
            double chance = behind ? upset : 1 - upset;
            double other = behind ? 1 - upset : upset;
            double tie = (other - chance) / 2;
            block.weights[row] = block.scale(row)
                    * (block.won[row] * other * other
                            + block.lost[row] * chance * chance
                            + block.tied[row] * tie * tie);
        }
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
