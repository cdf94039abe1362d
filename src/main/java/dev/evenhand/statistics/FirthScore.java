package dev.evenhand.statistics;

/**
 * The score of Firth's (1993) bias reduction, as for logistic regression in Heinze and Schemper (2002): each contest
 * gets {@code h (1/2 - p)} more, h being its leverage. The information stays that of the plain likelihood.
 */
final class FirthScore {

    private final Likelihood likelihood;
    private final double[] at;
    private final double[][] inverse;

    FirthScore(Likelihood likelihood, double[] at, BorderedFactor information) {
        this.likelihood = likelihood;
        this.at = at;
        this.inverse = information.inverse();
    }

    double[] adjust(double[] gradient) {
        var adjusted = gradient.clone();
        var contests = likelihood.contests();
        var model = new HalfWin();
        var terms = new Terms();
        for (int row = 0; row < contests.rows(); row++) {
            model.at(likelihood.gap(at, row), 0, terms);
            double all = contests.votes(Contests.WON, row)
                    + contests.votes(Contests.LOST, row)
                    + contests.votes(Contests.TIED, row);
            double pull = all * terms.curvature * spread(contests, row) * terms.tie;
            adjusted[contests.first[row]] += pull;
            adjusted[contests.second[row]] -= pull;
            for (int covariate = 0; covariate < contests.columns.length; covariate++) {
                adjusted[likelihood.strengths() + covariate] += pull * contests.columns[covariate][row];
            }
        }
        return adjusted;
    }

    /** The variance of a contest's log odds. */
    private double spread(Contests contests, int row) {
        int first = contests.first[row];
        int second = contests.second[row];
        double sum = inverse[first][first] + inverse[second][second] - 2 * inverse[first][second];
        for (int i = 0; i < contests.columns.length; i++) {
            var covariate = inverse[likelihood.strengths() + i];
            double value = contests.columns[i][row];
            sum += 2 * value * (covariate[first] - covariate[second]);
            for (int j = 0; j < contests.columns.length; j++) {
                sum += value * contests.columns[j][row] * covariate[likelihood.strengths() + j];
            }
        }
        return sum;
    }
}
