package dev.evenhand.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.card.Measured;
import dev.evenhand.card.Statistic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class LeadPlotTests {

    @Test
    void writesGradesOnTheAxisAsBesideTheirMarks() {
        var plot = plot(Statistic.GRADED_MEAN, 0.2, 0.1, 0.3);
        assertThat(plot.ticks()).extracting(Axis.Tick::label).contains("+0.10", "+0.20", "+0.30");
        assertThat(plot.rows()).extracting(LeadPlot.Row::value).containsExactly("+0.20");
    }

    @Test
    void writesSharesInPerCent() {
        assertThat(plot(Statistic.WIN_SHARE, 0.55, 0.45, 0.65).ticks())
                .extracting(Axis.Tick::label)
                .contains("50", "60");
    }

    private static LeadPlot plot(Statistic statistic, double estimate, double lower, double upper) {
        var measured = new Measured(
                statistic,
                "one",
                "two",
                100,
                estimate,
                0.05,
                0.05,
                Optional.of(new Measured.Range(lower, upper)),
                OptionalDouble.empty(),
                false,
                Map.of());
        return LeadPlot.of("title", "description", List.of(new LeadPlot.Line("planned", "all", measured)));
    }
}
