package dev.evenhand.statistics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Looks at each rater of a study by every rule: favours a model or a seat beyond an honest taste, fails gold ballots,
 * answers faster than one can read. A flag by itself changes nothing: the report shows the scores with and without
 * those flagged, and only a rule of the plan may exclude.
 *
 * @param alpha share of flags for favouring that may be false, over all raters together (e-BH)
 * @param method how the votes of the others are fit, to foretell one rater's: {@link Ties#DAVIDSON}, since a tie is no
 *     choice
 */
public record RaterAudit(FavourTest favour, GoldTest gold, SpeedRule speed, double alpha, BradleyTerry method) {

    public RaterAudit {
        Arguments.between0And1("Alpha", alpha);
    }

    public static RaterAudit standard() {
        return new RaterAudit(
                FavourTest.standard(),
                GoldTest.standard(),
                SpeedRule.standard(),
                0.05,
                BradleyTerry.standard().withTies(Ties.DAVIDSON));
    }

    /**
     * Audits all raters who voted.
     *
     * @param golds for each rater the answers to gold ballots, right or wrong, in their order
     * @param readings for each rater what was read in what time
     * @param headline how the scores with and without flagged raters are fit
     */
    public RaterReport of(
            Votes votes,
            Map<String, List<Boolean>> golds,
            Map<String, List<SpeedRule.Reading>> readings,
            BradleyTerry headline) {
        var counts = new RaterCounts(votes);
        var foretelling = new Foretelling(votes, counts, method);
        var raters = IntStream.range(0, counts.raters())
                .filter(rater -> counts.votesOf(rater).length > 0)
                .mapToObj(rater -> finding(
                        counts.name(rater),
                        foretelling.of(rater),
                        votes.models(),
                        counts.votesOf(rater).length,
                        golds,
                        readings))
                .toList();
        var models = FalseDiscoveries.among(
                raters.stream().map(rater -> rater.models().logEvidence()).toList(), alpha);
        var seats = FalseDiscoveries.among(
                raters.stream().map(rater -> rater.seats().logEvidence()).toList(), alpha);
        var flags = new EnumMap<Rule, List<String>>(Rule.class);
        flags.put(
                Rule.FAVOURS_MODEL,
                names(raters, rater -> models.flags(rater.models().logEvidence())));
        flags.put(
                Rule.FAVOURS_SEAT,
                names(raters, rater -> seats.flags(rater.seats().logEvidence())));
        flags.put(Rule.FAILS_GOLD, names(raters, rater -> rater.gold().flagged()));
        flags.put(Rule.TOO_FAST, names(raters, rater -> rater.speed().flagged()));
        return new RaterReport(this, raters, models, seats, flags, comparisons(counts, headline, flags));
    }

    private RaterReport.Finding finding(
            String rater,
            List<ForetoldVote> foretold,
            List<String> models,
            int votes,
            Map<String, List<Boolean>> golds,
            Map<String, List<SpeedRule.Reading>> readings) {
        return new RaterReport.Finding(
                rater,
                votes,
                favour.models(models, foretold),
                favour.seats(foretold),
                gold.of(golds.getOrDefault(rater, List.of())),
                speed.of(readings.getOrDefault(rater, List.of())));
    }

    /** The scores of everybody, without those of each rule that flagged anyone, and without all flagged. */
    private static List<RaterReport.Comparison> comparisons(
            RaterCounts counts, BradleyTerry headline, Map<Rule, List<String>> flags) {
        var comparisons = new ArrayList<RaterReport.Comparison>();
        comparisons.add(comparison("everybody", List.of(), counts, headline));
        flags.forEach((rule, raters) -> {
            if (!raters.isEmpty()) {
                comparisons.add(comparison(rule.code(), raters, counts, headline));
            }
        });
        if (comparisons.size() > 2) {
            var all = new HashSet<String>();
            flags.values().forEach(all::addAll);
            comparisons.add(comparison("any_rule", all.stream().sorted().toList(), counts, headline));
        }
        return comparisons;
    }

    private static RaterReport.Comparison comparison(
            String name, List<String> without, RaterCounts counts, BradleyTerry headline) {
        var left = counts.without(Set.copyOf(without));
        return new RaterReport.Comparison(name, without, left.votes(), headline.fit(left));
    }

    private static List<String> names(Collection<RaterReport.Finding> raters, Predicate<RaterReport.Finding> flagged) {
        return raters.stream().filter(flagged).map(RaterReport.Finding::rater).toList();
    }

    /** What a rater can be flagged for; the code names the rule in a plan. */
    public enum Rule {
        FAVOURS_MODEL,
        FAVOURS_SEAT,
        FAILS_GOLD,
        TOO_FAST;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
