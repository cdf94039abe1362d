package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComponentsTests {

    @Test
    void areNoneWithoutModels() {
        var components = Components.of(PairCounts.among(List.of()).build());
        assertThat(components.components()).isEmpty();
        assertThat(components.connected()).isTrue();
    }

    @Test
    void putTheLargestFirstAndModelsWithoutVotesLast() {
        var components = of("a>z", "b>c", "c>d", "d>b", "?e").components();
        assertThat(components).extracting(Component::id).containsExactly(0, 1, 2);
        assertThat(components)
                .extracting(Component::models)
                .containsExactly(List.of("b", "c", "d"), List.of("a", "z"), List.of("e"));
    }

    @Test
    void holdOneTierWhereWinsGoRound() {
        var component = of("a>b", "b>c", "c>a").components().get(0);
        assertThat(component.tiers()).containsExactly(new Tier(0, List.of("a", "b", "c"), Set.of(), Set.of()));
    }

    @Test
    void joinATierByATie() {
        assertThat(of("a=b").components().get(0).tiers()).hasSize(1);
    }

    @Test
    void orderTiersFromTheTop() {
        var tiers =
                of("c>a", "c>b", "a=b", "b>d", "d>e", "e>d").components().get(0).tiers();
        assertThat(tiers)
                .containsExactly(
                        new Tier(0, List.of("c"), Set.of(), Set.of(1, 2)),
                        new Tier(1, List.of("a", "b"), Set.of(0), Set.of(2)),
                        new Tier(2, List.of("d", "e"), Set.of(0, 1), Set.of()));
    }

    @Test
    void leaveTiersUnorderedThatWereNeverCompared() {
        var tiers = of("a>b", "a>c", "c>d").components().get(0).tiers();
        assertThat(tiers)
                .containsExactly(
                        new Tier(0, List.of("a"), Set.of(), Set.of(1, 2, 3)),
                        new Tier(1, List.of("b"), Set.of(0), Set.of()),
                        new Tier(2, List.of("c"), Set.of(0), Set.of(3)),
                        new Tier(3, List.of("d"), Set.of(0, 2), Set.of()));
    }

    private static Components of(String... votes) {
        return Components.of(Sketch.of(votes));
    }
}
