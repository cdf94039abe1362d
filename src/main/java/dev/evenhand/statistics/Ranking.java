package dev.evenhand.statistics;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Ranks of all models by one rule, tiers in their order: the best and the worst that the votes leave open.
 *
 * @param ranks without models that have no rank
 */
public record Ranking(RankRule rule, Map<String, RankRange> ranks) {

    /** Enough for a critical value to a hundredth or two. */
    private static final int DRAWS = 5000;

    public Ranking {
        ranks = Map.copyOf(ranks);
    }

    /** @param random is drawn from for {@link RankRule#SIMULTANEOUS} alone */
    public static Ranking of(Scores scores, RankRule rule, RandomGenerator random) {
        var inside = new HashMap<String, RankRange>();
        for (var fit : rule == RankRule.INTERVAL ? List.<Fit>of() : scores.fits()) {
            double level = scores.settings().level();
            inside.putAll(
                    rule == RankRule.PAIRWISE
                            ? pairwise(fit)
                            : SimultaneousRanks.of(fit, level, DRAWS, random).ranks());
        }
        var ranks = new LinkedHashMap<String, RankRange>();
        for (var score : scores.models()) {
            var found = inside.get(score.model());
            var range = found == null ? score.ranks().orElse(null) : placed(scores, score, found);
            if (range != null) {
                ranks.put(score.model(), range);
            }
        }
        return new Ranking(rule, ranks);
    }

    public Optional<RankRange> of(String model) {
        return Optional.ofNullable(ranks.get(model));
    }

    /** A fit across tiers, which a regulariser makes, ranks by itself. */
    private static RankRange placed(Scores scores, ModelScore score, RankRange inside) {
        var component = scores.components().components().get(score.component());
        var tier = component.tiers().get(score.tier());
        boolean across = false;
        for (var fit : scores.fits()) {
            across |= fit.holds(score.model())
                    && fit.models().size() > tier.models().size();
        }
        return across ? inside : component.ranks(tier, Optional.of(inside)).orElse(inside);
    }

    private static Map<String, RankRange> pairwise(Fit fit) {
        var ranks = new HashMap<String, RankRange>();
        for (var model : fit.models()) {
            int above = 0;
            int below = 0;
            for (var other : fit.models()) {
                var lead = fit.contrast(model, other);
                above += lead.upper() < -Fit.PRECISION ? 1 : 0;
                below += lead.lower() > Fit.PRECISION ? 1 : 0;
            }
            ranks.put(model, new RankRange(1 + above, fit.models().size() - below, 1 + above));
        }
        return ranks;
    }
}
