package dev.evenhand.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Models joined by votes, directly or through others; nothing compares a model with one of another component. */
public record Component(int id, List<Tier> tiers) {

    public Component {
        tiers = List.copyOf(tiers);
    }

    /** All models, top tier first. */
    public List<String> models() {
        var models = new ArrayList<String>();
        for (var tier : tiers) {
            models.addAll(tier.models());
        }
        return List.copyOf(models);
    }

    /**
     * Puts ranks inside a tier behind every tier that surely stands above it, and ahead of those that surely stand
     * below; a tier with no order to it may come before or after. A lone model without a vote has no rank.
     */
    Optional<RankRange> ranks(Tier tier, Optional<RankRange> inside) {
        if (size() == 1) {
            return Optional.empty();
        }
        int above = size(tier.above());
        int below = size(tier.below());
        var within = inside.orElse(new RankRange(1, 1, 1));
        int behind = tier.models().size() - within.worst();
        return Optional.of(new RankRange(above + within.best(), size() - below - behind, above + within.pairwise()));
    }

    /** All tiers as one, which only a regularised fit can take. */
    Tier joined() {
        return new Tier(0, models(), Set.of(), Set.of());
    }

    int size() {
        int size = 0;
        for (var tier : tiers) {
            size += tier.models().size();
        }
        return size;
    }

    private int size(Set<Integer> indexes) {
        int size = 0;
        for (int index : indexes) {
            size += tiers.get(index).models().size();
        }
        return size;
    }
}
