package dev.evenhand.results;

import dev.evenhand.card.Words;
import dev.evenhand.statistics.PairFit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the page of diagnostics shows, in the words and figures that it shows. */
record DiagnosticsPage(
        Diagnostics found,
        boolean current,
        List<Finding> findings,
        List<Residual> residuals,
        Optional<BarChart> residualChart,
        List<TieRate> tieRates,
        BarChart tieChart,
        List<RaterRow> raters,
        Optional<BarChart> raterChart) {

    static final int PAIRS = 20;
    static final int RATERS_DRAWN = 40;
    static final int RATERS_LISTED = 500;

    /** A pair's votes against what the strengths make of them. */
    record Residual(
            String first,
            String second,
            String votes,
            String observed,
            String expected,
            String residual,
            boolean large) {}

    /** How often a model's comparisons end without a winner. */
    record TieRate(String model, String ties, String bothBad, String votes) {}

    record RaterRow(String name, String votes, String seconds, String unread, boolean flagged) {}

    /** @param names whether the raters' pseudonyms may be shown, or only their order */
    static DiagnosticsPage of(DiagnosticsBook.Found found, Optional<Finding> blinding, boolean names) {
        var diagnostics = found.diagnostics();
        var pairs = diagnostics.fit().pairs().stream()
                .sorted(Comparator.comparingDouble((PairFit pair) -> Math.abs(pair.residual()))
                        .reversed())
                .limit(PAIRS)
                .toList();
        var raters = raters(diagnostics, names);
        return new DiagnosticsPage(
                diagnostics,
                found.current(),
                Stream.concat(Findings.of(diagnostics).stream(), blinding.stream())
                        .toList(),
                pairs.stream().map(DiagnosticsPage::residual).toList(),
                pairs.size() < 2 ? Optional.empty() : Optional.of(residualChart(pairs)),
                diagnostics.standings().models().stream()
                        .filter(model -> model.tally().votes() > 0)
                        .map(model -> new TieRate(
                                model.model(),
                                Words.percent((double) model.tally().ties()
                                        / model.tally().votes()),
                                Words.percent((double) model.tally().bothBad()
                                        / model.tally().votes()),
                                Words.count(model.tally().votes())))
                        .toList(),
                tieChart(diagnostics),
                raters,
                raters.isEmpty() ? Optional.empty() : Optional.of(raterChart(diagnostics, names)));
    }

    private static Residual residual(PairFit pair) {
        return new Residual(
                pair.first(),
                pair.second(),
                Words.count(pair.votes()),
                Words.percent(pair.observed()),
                Words.percent(pair.expected()),
                Words.signed(pair.residual()),
                Math.abs(pair.residual()) > 2);
    }

    private static BarChart residualChart(List<PairFit> pairs) {
        double most = Math.max(3, Math.ceil(Math.abs(pairs.get(0).residual())));
        return BarChart.of(
                "Residuals of pairs",
                "How many standard errors each pair's votes are off the fit, largest first; lines at minus 2 and 2.",
                pairs.stream()
                        .map(pair -> new BarChart.Bar(
                                pair.first() + " – " + pair.second(),
                                new double[] {pair.residual()},
                                Words.signed(pair.residual())))
                        .toList(),
                -most,
                most,
                -2,
                2);
    }

    private static BarChart tieChart(Diagnostics diagnostics) {
        var models = diagnostics.standings().models().stream()
                .filter(model -> model.tally().votes() > 0)
                .toList();
        double most = models.stream()
                .mapToDouble(model -> 100.0
                        * (model.tally().ties() + model.tally().bothBad())
                        / model.tally().votes())
                .max()
                .orElse(0);
        return BarChart.of(
                "Ties and both bad",
                "Per cent of each model's votes that are ties, and then both bad.",
                models.stream()
                        .map(model -> {
                            double ties =
                                    100.0 * model.tally().ties() / model.tally().votes();
                            double bad = 100.0
                                    * model.tally().bothBad()
                                    / model.tally().votes();
                            return new BarChart.Bar(
                                    model.model(),
                                    new double[] {ties, bad},
                                    Words.bare(ties / 100) + " + " + Words.bare(bad / 100));
                        })
                        .toList(),
                0,
                Math.max(10, 5 * Math.ceil(most / 5)));
    }

    private static List<RaterRow> raters(Diagnostics diagnostics, boolean names) {
        var lines = diagnostics.raters();
        return IntStream.range(0, Math.min(RATERS_LISTED, lines.size()))
                .mapToObj(i -> {
                    var line = lines.get(i);
                    var speed = line.speed();
                    return new RaterRow(
                            names ? line.name() : "Rater " + (i + 1),
                            Words.count(line.votes()),
                            line.medianSeconds() == null ? "not known" : Figure.seconds(line.medianSeconds()),
                            speed.votes() == 0 ? "not known" : Words.percent((double) speed.unread() / speed.votes()),
                            speed.flagged());
                })
                .toList();
    }

    private static BarChart raterChart(Diagnostics diagnostics, boolean names) {
        var lines = diagnostics.raters();
        var bars = IntStream.range(0, Math.min(RATERS_DRAWN, lines.size()))
                .mapToObj(i -> new BarChart.Bar(
                        names ? lines.get(i).name() : "Rater " + (i + 1),
                        new double[] {lines.get(i).votes()},
                        Words.count(lines.get(i).votes())))
                .toList();
        return BarChart.of(
                "Votes by rater",
                "How many votes each rater gave, most first.",
                bars,
                0,
                lines.get(0).votes());
    }

    /** Checks whose inputs the plan does not ask for, or that this page does not hold yet. */
    public List<String> notAsked() {
        var plan = found.standings().plan();
        var lines = new ArrayList<>(List.of(
                asked(plan.goldShare().signum() > 0, "gold tasks", "nobody’s answers were held against known ones"),
                asked(
                        plan.repeatShare().signum() > 0,
                        "repeated ballots",
                        "whether a rater would answer the same again was not asked"),
                asked(
                        plan.sameModelShare().signum() > 0,
                        "same-model ballots",
                        "what raters do between equals was not seen"),
                asked(!plan.exclusions().isEmpty(), "exclusion rules", "every vote counts")));
        if (plan.blindingShare().signum() == 0) {
            lines.add(asked(false, "blinding question", "whether raters recognise a model was not asked"));
        }
        return lines;
    }

    private static String asked(boolean planned, String what, String without) {
        return planned
                ? "The plan asks for " + what + ": what came of them stands on the result card."
                : "No " + what + " in this plan: " + without + ".";
    }

    public String votes() {
        return Words.votes(found.votes());
    }

    public String level() {
        return Words.level(found.standings().plan().level());
    }

    /** Pairs and raters beyond those that are listed, in words; empty if there are none. */
    public Optional<String> pairsLeftOut() {
        int pairs = found.fit().pairs().size();
        return pairs > PAIRS
                ? Optional.of("The %d largest of %s pairs.".formatted(PAIRS, Words.count(pairs)))
                : Optional.empty();
    }

    public Optional<String> ratersLeftOut() {
        int raters = found.raters().size();
        return raters > RATERS_LISTED
                ? Optional.of("The %d with most votes of %s raters.".formatted(RATERS_LISTED, Words.count(raters)))
                : Optional.empty();
    }
}
