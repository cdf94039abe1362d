package dev.evenhand.results;

import dev.evenhand.card.Card;
import dev.evenhand.card.End;
import dev.evenhand.card.Measured;
import dev.evenhand.card.Standing;
import dev.evenhand.card.StudyFacts;
import dev.evenhand.card.Told;
import dev.evenhand.card.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A card in the words and figures that its page and pictures show. */
record CardView(Card card, LeadPlot plot) {

    private static final List<String> BY_WEIGHT = List.of("fail", "warn", "none", "ok");
    private static final int LONGEST_NAME = 24;

    /** A row of a table; `mark` is a pill beside it, empty for none. */
    record Line(String name, String votes, String value, String interval, String says, String mark) {}

    record Fact(String name, String value) {}

    static CardView of(Card card) {
        var lines = new ArrayList<LeadPlot.Line>();
        var measured = card.headline().measured();
        lines.add(new LeadPlot.Line("planned", "The headline", measured));
        card.categories()
                .forEach(category -> lines.add(new LeadPlot.Line("same", name(category.name()), category.measured())));
        return new CardView(
                card,
                LeadPlot.of(
                        card.headline().sentence(),
                        "%s interval of the planned %s, and of each category for all of them at once."
                                .formatted(
                                        measured.statistic().words(),
                                        Words.level(1 - card.protocol().alpha())),
                        lines));
    }

    /** What speaks against the result comes first. */
    public List<Card.Check> checks() {
        return card.checks().stream()
                .sorted(Comparator.comparingInt(check -> BY_WEIGHT.indexOf(check.kind())))
                .toList();
    }

    public List<Line> opponents() {
        return card.opponents().stream()
                .map(one -> line(
                        one.second(),
                        one,
                        one.second().equals(card.headline().measured().second()) ? "headline" : "exploratory"))
                .toList();
    }

    public List<Line> categories() {
        return card.categories().stream()
                .map(one -> line(
                        name(one.name()),
                        one.measured(),
                        one.weight().isPresent()
                                ? "weight " + Words.percent(one.weight().getAsDouble())
                                : ""))
                .toList();
    }

    public List<Line> exclusions() {
        return card.exclusions().stream()
                .map(one -> line(Words.rule(one.rule()), one.measured(), one.planned() ? "as planned" : ""))
                .toList();
    }

    private static Line line(String name, Measured measured, String mark) {
        return new Line(
                name,
                Words.count(measured.votes()),
                Told.estimate(measured),
                Told.interval(measured),
                Told.outcome(measured),
                mark);
    }

    /** Parts of the votes that should say the same as all of them. */
    public List<Line> splits() {
        return card.splits().stream()
                .map(one -> line(
                        switch (one.by()) {
                            case "guide" -> "Guide: " + one.part();
                            case "group" -> "Raters: " + one.part();
                            case "source", "again" -> "Votes: " + one.part();
                            default -> "Tasks: " + one.part();
                        },
                        one.measured(),
                        ""))
                .toList();
    }

    public List<Fact> material() {
        return MaterialFacts.of(card);
    }

    public boolean ranked() {
        return card.models().size() > 2;
    }

    public String borda(Standing model) {
        return model.borda().isPresent() ? Words.percent(model.borda().getAsDouble()) : "none";
    }

    public List<Line> explored() {
        return card.exploratory().stream()
                .map(one -> new Line(
                        one.name(),
                        "",
                        Told.explored(one),
                        one.p().stream().mapToObj(Words::p).collect(Collectors.joining()),
                        one.adjusted().stream().mapToObj(Words::p).collect(Collectors.joining()),
                        one.disagrees() ? "disagrees" : ""))
                .toList();
    }

    /** What was adjusted of the statistics that the plan did not choose: a p-value is for one look at a planned end. */
    public String explaining() {
        return card.headline().end() == End.Kind.PLANNED
                ? "Never the headline. The last column is p adjusted by Holm over all of them, so that picking the best gains"
                        + " nothing; intervals, and whether one disagrees, are of each by itself."
                : "Never the headline. Each interval holds at any look, by itself, and is adjusted for nothing: of several the"
                        + " best looks better than it is.";
    }

    public List<Fact> fragility() {
        return FragilityFacts.of(card);
    }

    public List<Fact> method() {
        return MethodFacts.of(card);
    }

    public List<Fact> attrition() {
        return AttritionFacts.of(card);
    }

    public List<Fact> safety() {
        return card.safety().map(SafetyFacts::of).orElse(List.of());
    }

    public Optional<String> flipIds() {
        return card.fragility().flip().map(change -> String.join(", ", change.ids()));
    }

    public Optional<DefectCurve> curve() {
        return DefectCurve.of(card);
    }

    public List<StudyFacts.Variant> variants() {
        return card.variants();
    }

    /** The JSON that was given, without its signs. */
    public String settings(Standing model) {
        return model.settings().isEmpty()
                ? "not given"
                : model.settings().replaceAll("[{}\"]", "").replace('_', ' ');
    }

    public String score(Standing model) {
        return Told.points(model.score()).orElse("none");
    }

    public String scoreInterval(Standing model) {
        return Told.points(model.lower())
                .map(lower -> lower + " to " + Told.points(model.upper()).orElse(""))
                .orElse("");
    }

    public String votes(Standing model) {
        return Words.count(model.votes());
    }

    public String count(long number) {
        return Words.count(number);
    }

    /** Words of the headline in lines that fit a picture. */
    public List<String> lines(int width) {
        return wrapped(card.headline().sentence(), width);
    }

    public List<String> doubtLines(int width) {
        return wrapped(card.headline().doubt(), width);
    }

    private static List<String> wrapped(String text, int width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.split(" ")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** For the badge: whom it is about, what was measured, and what it says. */
    public String badge() {
        var measured = card.headline().measured();
        var pair = cut(measured.first()) + " : " + cut(measured.second()) + " · ";
        return pair
                + switch (measured.outcome()) {
                    case FIRST, SECOND, OPEN ->
                        Told.estimate(measured) + " [" + Told.interval(measured) + "] · " + says(measured);
                    case EARLY, UNTOLD -> says(measured);
                }
                + failed();
    }

    /** A badge stands where nobody sees the card. */
    private String failed() {
        long failed = card.checks().stream()
                .filter(check -> check.kind().equals("fail"))
                .count();
        return failed == 0 ? "" : failed == 1 ? " · 1 check failed" : " · " + failed + " checks failed";
    }

    private static String says(Measured measured) {
        return switch (measured.outcome()) {
            case FIRST -> "first ahead";
            case SECOND -> "second ahead";
            case OPEN, EARLY, UNTOLD -> Told.outcome(measured);
        };
    }

    private static String cut(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
    }

    static String name(String category) {
        return category.isEmpty() ? "(none)" : category;
    }
}
