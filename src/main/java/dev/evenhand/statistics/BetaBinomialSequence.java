package dev.evenhand.statistics;

import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;

/**
 * Keeps watch on the share of decisive votes that one side wins, from the first vote on: the chance that its interval
 * ever misses the true share is at most alpha, for any rule of stopping.
 *
 * <p>The mixture of Robbins (1970), Annals of Mathematical Statistics 41, with a Beta(a, b) prior; as a confidence
 * sequence Howard, Ramdas, McAuliffe and Sekhon (2021), Annals of Statistics 49(2). Votes need not be independent, but
 * the chance of the next one must be the share whatever came before: votes in clusters are for
 * {@link EmpiricalBernsteinSequence} by rater or for {@link AsymptoticSequence}.
 *
 * @param alpha chance that the interval ever misses
 * @param a prior wins; 30 of each is near best for 100 to 2,000 votes around one half, one half of each is diffuse
 * @param b prior losses
 */
public record BetaBinomialSequence(double alpha, double a, double b) {

    public static final BetaBinomialSequence STANDARD = new BetaBinomialSequence(0.05, 30, 30);

    private static final double PRECISION = 1e-14;
    private static final int MOST_STEPS = 1000;

    public BetaBinomialSequence {
        Arguments.between0And1("Alpha", alpha);
        Arguments.positive("Prior a", a);
        Arguments.positive("Prior b", b);
    }

    public AnytimeShare after(long wins, long losses) {
        double evidence = logEvidence(wins, losses, 0.5);
        double lower = lowest(new BetaMixture(a, b, wins, losses), wins, losses);
        double upper = 1 - lowest(new BetaMixture(b, a, losses, wins), losses, wins);
        return new AnytimeShare(this, wins, losses, lower, upper, evidence);
    }

    /** The log of the e-value against a share of wins; from {@code -log(alpha)} on, that share is ruled out. */
    public double logEvidence(long wins, long losses, double share) {
        Arguments.count("Number of wins", wins);
        Arguments.count("Number of losses", losses);
        return new BetaMixture(a, b, wins, losses).logRatio(Arguments.between0And1("Share", share));
    }

    /** The lowest share that is not ruled out; evidence falls from there to the observed share, which never is. */
    private double lowest(BetaMixture mixture, long wins, long losses) {
        double needed = -Math.log(alpha);
        double observed = Math.min(wins / ((double) wins + losses), Math.nextDown(1.0));
        if (wins == 0 || mixture.logRatio(Double.MIN_NORMAL) < needed) {
            return 0;
        }
        if (mixture.logRatio(observed) >= needed) {
            return observed;
        }
        return new BracketingNthOrderBrentSolver(PRECISION, PRECISION, 5)
                .solve(MOST_STEPS, share -> mixture.logRatio(share) - needed, Double.MIN_NORMAL, observed);
    }
}
