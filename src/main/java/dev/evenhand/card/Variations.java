package dev.evenhand.card;

import java.util.List;

/**
 * The headline by every other defensible choice, one at a time and some together: whoever would dress it up finds here
 * how far that goes (Steegen, Tuerlinckx, Gelman and Vanpaemel 2016, Perspectives on Psychological Science 11).
 *
 * @param same how many of those that say anything say what the headline says
 * @param told how many say anything
 */
public record Variations(Measured planned, List<Variation> lines, long same, long told) {

    public Variations {
        lines = List.copyOf(lines);
    }

    /** @param group what was chosen otherwise: ties, raters, categories, errors, exclusions, position, style or statistic */
    public record Variation(String group, String choice, Measured measured, boolean survives) {}

    public static Variations of(Evidence evidence) {
        return Varying.of(evidence);
    }
}
