package dev.evenhand.quality;

import dev.evenhand.quality.Exclusions.Excluded;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One rater in the table of all.
 *
 * @param excluded the decision by which the rater is left out
 * @param settled the rules that had flagged the rater when somebody decided to take the rater back in
 */
record QualityLine(
        String rater, Map<Rule, Finding> findings, @Nullable Excluded excluded, Set<Rule> settled) {

    QualityLine {
        findings = Map.copyOf(findings);
        settled = Set.copyOf(settled);
    }

    /** Those that are to be looked at first, then the others that are flagged. */
    static List<QualityLine> of(List<Finding> findings, List<Excluded> out, Map<String, Set<Rule>> settled) {
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
                                .orElse(null),
                        settled.getOrDefault(rater.getKey(), Set.of())))
                .sorted(Comparator.comparing((QualityLine line) -> !line.undecided())
                        .thenComparing(line -> line.flags().isEmpty()))
                .toList();
    }

    /** In the order of the rules. */
    public List<Finding> flags() {
        return findings.values().stream()
                .filter(Finding::flagged)
                .sorted(Comparator.comparing(Finding::rule))
                .toList();
    }

    /** Whether a rule flags the rater and nobody has decided yet, knowing of it. */
    public boolean undecided() {
        return excluded == null && flags().stream().anyMatch(flag -> !settled.contains(flag.rule()));
    }

    /** Whether rules flag the rater and somebody, knowing of it, decided that the votes stay. */
    public boolean kept() {
        return excluded == null && !flags().isEmpty() && !undecided();
    }

    public @Nullable Finding of(Rule rule) {
        return findings.get(rule);
    }
}
