package dev.evenhand.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Strengths together with how far each rater is to be trusted: a rater prefers {@code i} to {@code j} with chance
 * {@code r s(b_i - b_j) + (1 - r) s(b_j - b_i)}, s the logistic function (Chen, Bennett, Collins-Thompson and Horvitz
 * 2013, Pairwise Ranking Aggregation in a Crowdsourced Setting), found by EM.
 *
 * <p>A sensitivity analysis, never a headline: it calls a rater of other tastes unreliable, and its posterior has several
 * tops, among them the whole ranking upside down with every rater a liar. So all tops found are told.
 *
 * <p>For analysts who use this package: no page and no command shows it.
 *
 * @param agreeing first parameter of the beta prior of reliability
 * @param opposing second parameter
 * @param ridge precision of the normal prior of strengths
 */
public record CrowdBradleyTerry(double agreeing, double opposing, double ridge) {

    /** Tops nearer than this are one. */
    private static final double SAME = 1e-4;

    public CrowdBradleyTerry {
        if (!(agreeing >= 1 && opposing >= 1 && agreeing + opposing > 2 && agreeing + opposing < 1e9)) {
            throw new IllegalArgumentException(
                    "A beta prior of %s and %s has no top inside".formatted(agreeing, opposing));
        }
        Arguments.positive("Ridge", ridge);
    }

    /** Ten agreements to two, and a quarter of a vote's pull to the middle. */
    public static CrowdBradleyTerry standard() {
        return new CrowdBradleyTerry(10, 2, 0.25);
    }

    /**
     * Climbs from plain strengths, from the mirror image of what that finds, and from so many random places.
     *
     * @throws IllegalArgumentException if a vote has no rater
     */
    public CrowdFit fit(Votes votes, int starts, RandomGenerator random) {
        Arguments.count("Number of starts", starts);
        var climb = new CrowdClimb(this, new CrowdCells(votes));
        var tops = new ArrayList<CrowdFit.Top>();
        var first = climb.from(climb.zeros(), climb.prior());
        add(tops, first);
        add(tops, climb.mirrored(first));
        for (int start = 0; start < starts; start++) {
            add(tops, climb.fromAnywhere(random));
        }
        tops.sort(Comparator.comparingDouble(CrowdFit.Top::negativeLogPosterior));
        return new CrowdFit(this, starts + 2, climb.ties(), tops);
    }

    /** The function whose lowest places {@link #fit} looks for, up to a constant. */
    public double negativeLogPosterior(Votes votes, Map<String, Double> strengths, Map<String, Double> reliabilities) {
        return new CrowdClimb(this, new CrowdCells(votes)).value(strengths, reliabilities);
    }

    private static void add(List<CrowdFit.Top> tops, CrowdFit.Top found) {
        for (int i = 0; i < tops.size(); i++) {
            if (tops.get(i).near(found, SAME)) {
                tops.set(i, tops.get(i).again(found));
                return;
            }
        }
        tops.add(found);
    }
}
