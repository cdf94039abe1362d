package dev.evenhand.statistics;

/**
 * Win, tie and loss have chances as {@code e^(gap/2) : nu : e^(-gap/2)} (Davidson 1970, with the order effect of
 * Davidson and Beaver 1977 as part of the gap). Newman's (2023) tie parameter is {@code nu / 2}.
 */
final class Davidson implements TieModel {

    @Override
    public boolean hasParameter() {
        return true;
    }

    @Override
    public double undivided(double gap, double logTie, double wins, double losses, double ties) {
        double top = Math.max(Math.abs(gap) / 2, logTie);
        return (wins - losses) * gap / 2 + ties * logTie - (wins + losses + ties) * top;
    }

    @Override
    public void derive(RowSums block, double logTie, int rows) {
        var terms = new Terms();
        for (int row = 0; row < rows; row++) {
            double won = block.won[row];
            double lost = block.lost[row];
            double tied = block.tied[row];
            double votes = won + lost + tied;
            at(block.gaps[row], logTie, terms);
            block.divisors[row] = terms.sum;
            block.pulls[row] = won * terms.win + lost * terms.loss + tied * terms.tie;
            block.tiePulls[row] = tied * terms.decided - (won + lost) * terms.tied;
            block.weights[row] = votes * terms.curvature;
            block.mixed[row] = votes * terms.mixed;
            block.ties[row] = votes * terms.tied * terms.decided;
        }
    }

    @Override
    public void square(RowSums block, double logTie, int rows) {
        var terms = new Terms();
        for (int row = 0; row < rows; row++) {
            double won = block.won[row];
            double lost = block.lost[row];
            double tied = block.tied[row];
            double scale = block.scale(row);
            at(block.gaps[row], logTie, terms);
            block.weights[row] = scale
                    * (won * terms.win * terms.win + lost * terms.loss * terms.loss + tied * terms.tie * terms.tie);
            block.mixed[row] =
                    scale * (tied * terms.tie * terms.decided - (won * terms.win + lost * terms.loss) * terms.tied);
            block.ties[row] = scale * ((won + lost) * terms.tied * terms.tied + tied * terms.decided * terms.decided);
        }
    }

    @Override
    public void at(double gap, double logTie, Terms terms) {
        double top = Math.max(Math.abs(gap) / 2, logTie);
        double win = Math.exp(gap / 2 - top);
        double tie = Math.exp(logTie - top);
        double loss = Math.exp(-gap / 2 - top);
        double sum = win + tie + loss;
        win /= sum;
        tie /= sum;
        loss /= sum;
        // Sums of chances instead of one minus others: nothing is lost where one of them is tiny.
        terms.win = loss + tie / 2;
        terms.loss = -(win + tie / 2);
        terms.tie = (loss - win) / 2;
        terms.curvature = win * loss + tie * (win + loss) / 4;
        terms.tied = tie;
        terms.decided = win + loss;
        terms.mixed = (loss - win) * tie / 2;
        terms.sum = sum;
    }
}
