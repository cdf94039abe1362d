package dev.evenhand.results;

import dev.evenhand.card.Words;
import dev.evenhand.study.Study;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the page of results shows, in the words and figures that it shows. */
record ResultPage(
        Study study,
        Standings standings,
        Optional<Headline> headline,
        List<Check> checks,
        ForestPlot plot,
        ForestPlot narrowPlot,
        List<ScoreRow> rows,
        WinMatrix matrix,
        Choice choice,
        Optional<Exploration> exploration) {

    /** @param chosen the same as planned, or exploratory: then both stand side by side */
    static ResultPage of(Study study, Standings standings, Standings chosen) {
        var other = Optional.of(chosen).filter(some -> !some.asPlanned());
        return new ResultPage(
                study,
                standings,
                Headline.of(standings),
                Check.of(study, standings),
                ForestPlot.of(PlotShape.WIDE, standings, other),
                ForestPlot.of(PlotShape.NARROW, standings, other),
                standings.models().stream().map(ScoreRow::of).toList(),
                WinMatrix.of(standings),
                chosen.choice(),
                other.map(some -> Exploration.of(standings, some)));
    }

    public @Nullable String category() {
        return standings.category();
    }

    public List<CategoryDuel> categories() {
        return standings.duels();
    }

    public boolean clustersAsPlanned() {
        return choice.clusters().equals(standings.choice().clusters());
    }

    public boolean simulated() {
        return study.simulated() || standings.figures().simulated() > 0;
    }

    /** The facts beneath the title. */
    public String facts() {
        var figures = standings.figures();
        return String.join(
                " · ",
                Words.count(figures.tasks()) + " tasks",
                standings.models().size() + " models",
                Words.votes(figures.votes()),
                Words.count(figures.raters()) + (figures.raters() == 1 ? " rater" : " raters"));
    }

    /** Where the votes come from, when not all were given on ballots here. */
    public Optional<String> sources() {
        var figures = standings.figures();
        if (figures.imported() + figures.simulated() == 0) {
            return Optional.empty();
        }
        return Optional.of(Stream.of(
                        part(figures.simulated(), "simulated"),
                        part(figures.imported(), "imported"),
                        part(figures.onBallots(), "given on ballots here"))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", ")));
    }

    private static String part(long votes, String kind) {
        return votes == 0 ? "" : Words.count(votes) + " " + kind;
    }

    public String level() {
        return Words.level(standings.plan().level());
    }
}
