package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WeightedShareTests {

    private final List<String[]> rows = KnownAnswers.rows("weighted_share.csv");

    @Test
    void reproducesAWorkedExample() {
        var result = WeightedShare.of(categories(), 0.05);

        assertThat(result.overall().orElseThrow().share()).isEqualTo(0.49166667, within(1e-8));
        assertThat(result.overall().orElseThrow().standardError()).isEqualTo(0.01395263, within(1e-8));
        assertThat(result.critical()).isEqualTo(2.497705, within(1e-6));
        for (int i = 0; i < rows.size(); i++) {
            var interval = result.categories().get(i).simultaneous().orElseThrow();
            assertThat(interval.lower()).isEqualTo(Double.parseDouble(rows.get(i)[4]), within(1e-6));
            assertThat(interval.upper()).isEqualTo(Double.parseDouble(rows.get(i)[5]), within(1e-6));
        }
    }

    @Test
    void differsFromAShowOfWinnersOnly() {
        var winners = List.of(
                reweighted(categories().get(0), 0.5), reweighted(categories().get(1), 0.5));

        assertThat(WeightedShare.of(winners, 0.05).overall().orElseThrow().share())
                .isEqualTo(0.61666667, within(1e-8));
    }

    @Test
    void waitsForEveryCategoryThatCounts() {
        var missing = new CategoryShare("missing", 0.5, Optional.empty());
        var result = WeightedShare.of(List.of(reweighted(categories().get(0), 0.5), missing), 0.05);

        assertThat(result.overall()).isEmpty();
        assertThat(result.interval()).isEmpty();
        assertThat(result.categories().get(1).simultaneous()).isEmpty();
        assertThat(result.categories().get(0).simultaneous()).isPresent();
    }

    @Test
    void passesOverAnEmptyCategoryThatDoesNotCount() {
        var idle = new CategoryShare("idle", 0, Optional.empty());
        var only = reweighted(categories().get(0), 1);

        assertThat(WeightedShare.of(List.of(only, idle), 0.05)
                        .overall()
                        .orElseThrow()
                        .share())
                .isEqualTo(0.6, within(1e-12));
    }

    @Test
    void refusesWeightsThatDoNotSumToOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WeightedShare.of(categories().subList(0, 3), 0.05))
                .withMessage("Weights of categories sum to 0.75, not to 1");
        assertThatIllegalArgumentException().isThrownBy(() -> WeightedShare.of(List.of(), 0.05));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CategoryShare("coding", -0.1, Optional.empty()))
                .withMessage("Weight -0.1 is not a share from 0 to 1");
    }

    @Test
    void refusesACategoryNamedTwice() {
        var half = reweighted(categories().get(0), 0.5);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> WeightedShare.of(List.of(half, half), 0.05))
                .withMessage("Category \"coding\" is named twice");
    }

    private List<CategoryShare> categories() {
        return rows.stream()
                .map(row -> new CategoryShare(
                        row[0],
                        Double.parseDouble(row[1]),
                        new HeadToHead(Long.parseLong(row[2]), 0, Long.parseLong(row[3])).share()))
                .toList();
    }

    private static CategoryShare reweighted(CategoryShare category, double weight) {
        return new CategoryShare(category.name(), weight, category.estimate());
    }
}
