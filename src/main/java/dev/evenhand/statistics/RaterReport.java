package dev.evenhand.statistics;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What an audit found of each rater, whom the rules flag, and what the scores are without them.
 *
 * @param models e-BH over all raters, of favouring any model; {@code seats} of favouring a seat
 * @param flags for each rule the raters that it flags
 * @param comparisons scores of everybody first; then without those of each rule that flags anyone
 */
public record RaterReport(
        RaterAudit settings,
        List<Finding> raters,
        FalseDiscoveries models,
        FalseDiscoveries seats,
        Map<RaterAudit.Rule, List<String>> flags,
        List<Comparison> comparisons) {

    public RaterReport {
        raters = List.copyOf(raters);
        flags = Map.copyOf(new EnumMap<>(flags));
        comparisons = List.copyOf(comparisons);
    }

    /** The rules that flag one rater. */
    public List<RaterAudit.Rule> flagsOf(String rater) {
        return List.of(RaterAudit.Rule.values()).stream()
                .filter(rule -> flags.getOrDefault(rule, List.of()).contains(rater))
                .toList();
    }

    /**
     * One rater.
     *
     * @param models evidence of favouring a model; its votes are those that the others' could foretell
     */
    public record Finding(
            String rater,
            int votes,
            FavourEvidence models,
            FavourEvidence seats,
            GoldEvidence gold,
            SpeedCheck speed) {}

    /** The scores without some raters. */
    public record Comparison(String name, List<String> without, long votes, Scores scores) {

        public Comparison {
            without = List.copyOf(without);
        }
    }
}
