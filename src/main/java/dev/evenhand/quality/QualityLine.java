package dev.evenhand.quality;

import dev.evenhand.quality.Exclusions.Excluded;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One rater in the table of all.
 *
 * @param excluded the decision by which the rater is left out
 */
record QualityLine(
        String rater, Map<Rule, Finding> findings, @Nullable Excluded excluded) {

    /** Those that are flagged first. */
    static List<QualityLine> of(List<Finding> findings, List<Excluded> out) {
        var byRater = new LinkedHashMap<String, Map<Rule, Finding>>();
        findings.forEach(found -> byRater.computeIfAbsent(found.rater(), name -> new EnumMap<>(Rule.class))
                .put(found.rule(), found));
        return byRater.entrySet().stream()
                .map(rater -> new QualityLine(
                        rater.getKey(),
                        rater.getValue(),
                        out.stream()
                                .filter(each -> each.rater().equals(rater.getKey()))
                                .findFirst()
                                .orElse(null)))
                .sorted(Comparator.comparing((QualityLine line) -> !line.undecided())
                        .thenComparing(line -> line.flags().isEmpty()))
                .toList();
    }

    public List<Finding> flags() {
        return findings.values().stream().filter(Finding::flagged).toList();
    }

    /** Whether a rule flags a rater whom nobody has left out. */
    public boolean undecided() {
        return excluded == null && !flags().isEmpty();
    }

    public @Nullable Finding of(Rule rule) {
        return findings.get(rule);
    }
}
