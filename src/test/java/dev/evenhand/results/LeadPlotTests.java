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

    @Test
    void leavesNoGapForWhatIsOnAnotherScale() {
        var lines = List.of(
                new LeadPlot.Line("planned", "as planned", measured(Statistic.WIN_SHARE, 0.55, 0.45, 0.65)),
                new LeadPlot.Line("same", "as points", measured(Statistic.BRADLEY_TERRY, 30, 10, 50)),
                new LeadPlot.Line("same", "no ties", measured(Statistic.WIN_SHARE, 0.56, 0.46, 0.66)));
        var plot = LeadPlot.of("title", "description", lines);
        assertThat(plot.rows()).extracting(LeadPlot.Row::label).containsExactly("as planned", "no ties");
        assertThat(plot.narrow().rows()).hasSize(2);
    }

    private static LeadPlot plot(Statistic statistic, double estimate, double lower, double upper) {
        var line = new LeadPlot.Line("planned", "all", measured(statistic, estimate, lower, upper));
        return LeadPlot.of("title", "description", List.of(line));
    }

    private static Measured measured(Statistic statistic, double estimate, double lower, double upper) {
        return new Measured(
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
    }
}
