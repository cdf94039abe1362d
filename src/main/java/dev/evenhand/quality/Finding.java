package dev.evenhand.quality;

import dev.evenhand.statistics.FavourEvidence;
import dev.evenhand.statistics.GoldEvidence;
import dev.evenhand.statistics.RaterReport;
import dev.evenhand.statistics.SpeedCheck;
import dev.evenhand.statistics.TargetEvidence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one rule says of one rater.
 *
 * @param seen ballots that the rule could look at
 * @param hits those that speak against the rater
 * @param logEvidence natural logarithm of the e-value, where the rule has one; of known answers the highest there was
 * @param target the model or seat that is favoured most
 */
record Finding(
        String rater,
        Rule rule,
        int seen,
        int hits,
        @Nullable Double logEvidence,
        @Nullable String target,
        boolean flagged) {

    private static final double LARGEST_WRITTEN = Math.log(1e6);

    static List<Finding> of(RaterReport.Finding found, RaterReport report) {
        var flags = report.flagsOf(found.rater());
        return List.of(
                favour(Rule.FAVOUR, found.rater(), found.models(), flags.contains(Rule.FAVOUR.statistic())),
                favour(Rule.SEAT, found.rater(), found.seats(), flags.contains(Rule.SEAT.statistic())),
                of(found.rater(), found.gold()),
                of(found.rater(), found.speed()));
    }

    static Finding of(String rater, GoldEvidence gold) {
        return new Finding(
                rater, Rule.GOLD, gold.golds(), gold.golds() - gold.correct(), gold.logPeak(), null, gold.flagged());
    }

    static Finding of(String rater, SpeedCheck speed) {
        return new Finding(rater, Rule.SPEED, speed.votes(), speed.unread(), null, null, speed.flagged());
    }

    private static Finding favour(Rule rule, String rater, FavourEvidence evidence, boolean flagged) {
        var strongest = evidence.strongest();
        return new Finding(
                rater,
                rule,
                strongest.map(TargetEvidence::ballots).orElse(0L).intValue(),
                strongest.map(TargetEvidence::chosen).orElse(0L).intValue(),
                evidence.logEvidence(),
                strongest.map(TargetEvidence::target).orElse(null),
                flagged);
    }

    static Finding read(ResultSet row, int number) throws SQLException {
        return new Finding(
                row.getString("rater"),
                Rule.of(row.getString("rule")),
                row.getInt("seen"),
                row.getInt("hits"),
                row.getObject("log_evidence", Double.class),
                row.getString("target"),
                row.getBoolean("flagged"));
    }

    /** The finding in a cell of a table. */
    public String figure() {
        if (seen == 0) {
            return "–";
        }
        return switch (rule) {
            case SPEED -> percent() + " of " + seen;
            case GOLD -> (seen - hits) + " of " + seen + " right, e " + eValue();
            case SEAT, FAVOUR -> target + " " + hits + " of " + seen + ", e " + eValue();
        };
    }

    /** Why it is flagged, after the rater's name. */
    public String sentence() {
        return switch (rule) {
            case SPEED -> rule.words() + " (" + percent() + " of ballots)";
            case GOLD -> rule.words() + " (" + (seen - hits) + " of " + seen + " right, e-value " + eValue() + ")";
            case SEAT -> rule.words() + " (" + target + " in " + hits + " of " + seen + ", e-value " + eValue() + ")";
            case FAVOUR -> rule.words() + " (" + target + " in " + hits + " of " + seen + ", e-value " + eValue() + ")";
        };
    }

    private String percent() {
        return Math.round(100.0 * hits / seen) + " %";
    }

    private String eValue() {
        double log = logEvidence == null ? 0 : logEvidence;
        if (log > LARGEST_WRITTEN) {
            return PowerOfTen.written(Math.round(log / Math.log(10)));
        }
        double value = Math.exp(log);
        if (value < 0.05) {
            return "below 0.1";
        }
        return String.format(Locale.ROOT, value < 9.95 ? "%.1f" : "%,.0f", value);
    }
}
