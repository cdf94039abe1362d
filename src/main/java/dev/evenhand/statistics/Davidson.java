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
    public double value(double gap, double logTie, double sum, double wins, double losses, double ties) {
        double top = Math.max(Math.abs(gap) / 2, logTie);
        return (wins - losses) * gap / 2 + ties * logTie - (wins + losses + ties) * (top + Math.log(sum));
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
