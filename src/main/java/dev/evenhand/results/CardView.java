package dev.evenhand.results;

import dev.evenhand.card.Card;
import dev.evenhand.card.Measured;
import dev.evenhand.card.StudyFacts;
import dev.evenhand.card.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** A card in the words and figures that its page and pictures show. */
record CardView(Card card, LeadPlot plot) {

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
                                        Figure.level(1 - card.protocol().alpha())),
                        lines));
    }

    public List<Line> opponents() {
        return card.opponents().stream()
                .map(one -> line(
                        one.second(),
                        one,
                        one.second().equals(card.headline().measured().second()) ? "headline" : ""))
                .toList();
    }

    public List<Line> categories() {
        return card.categories().stream()
                .map(one -> line(
                        name(one.name()),
                        one.measured(),
                        one.weight().isPresent()
                                ? "weight " + Told.share(one.weight().getAsDouble())
                                : ""))
                .toList();
    }

    public List<Line> exclusions() {
        return card.exclusions().stream()
                .map(one -> line(one.rule(), one.measured(), one.planned() ? "as planned" : ""))
                .toList();
    }

    private static Line line(String name, Measured measured, String mark) {
        return new Line(
                name,
                Told.count(measured.votes()),
                Told.estimate(measured),
                Told.interval(measured),
                Told.outcome(measured),
                mark);
    }

    public List<Line> explored() {
        return card.exploratory().stream()
                .map(one -> new Line(
                        one.name(),
                        "",
                        Told.explored(one),
                        one.p().stream().mapToObj(Told::p).collect(Collectors.joining()),
                        one.adjusted().stream().mapToObj(Told::p).collect(Collectors.joining()),
                        one.disagrees() ? "disagrees" : ""))
                .toList();
    }

    /** What it takes to overturn the result. */
    public List<Fact> fragility() {
        var facts = new ArrayList<Fact>();
        var found = card.fragility();
        found.flip().ifPresent(change -> facts.add(new Fact("Votes to change", change(change))));
        found.drop().ifPresent(change -> facts.add(new Fact("Votes to leave out", change(change))));
        if (found.withoutOneLowest().isPresent() && found.withoutOneHighest().isPresent()) {
            var statistic = card.protocol().statistic() == dev.evenhand.card.Statistic.BRADLEY_TERRY
                    ? dev.evenhand.card.Statistic.BRADLEY_TERRY
                    : dev.evenhand.card.Statistic.WIN_SHARE;
            facts.add(new Fact(
                    "Without any one rater",
                    Told.value(statistic, found.withoutOneLowest().getAsDouble()) + " to "
                            + Told.value(statistic, found.withoutOneHighest().getAsDouble())));
        }
        if (facts.isEmpty()) {
            facts.add(new Fact("Votes to change", "cannot be told"));
        }
        return facts;
    }

    private static String change(Card.Fragility.Change change) {
        return "%s (%s), from as few as %s"
                .formatted(
                        Told.votes(change.votes()),
                        Told.share(change.share()),
                        change.raters() == 1 ? "1 rater" : change.raters() + " raters");
    }

    public Optional<String> flipIds() {
        return card.fragility().flip().map(change -> String.join(", ", change.ids()));
    }

    public List<Fact> method() {
        var sides = card.sides();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(
                "Planned",
                card.protocol().statistic().words() + ", "
                        + (card.protocol().sequential() ? "sequential, at most " : "")
                        + Told.votes(card.protocol().plannedVotes())));
        facts.add(new Fact(
                "Could find",
                card.power().detectableNet().isPresent()
                        ? "±" + Told.share(card.power().detectableNet().getAsDouble()) + " net, with power 80 %"
                        : "nothing yet"));
        if (card.protocol().sequential() && card.power().forecast().isPresent()) {
            facts.add(new Fact(
                    "Forecast",
                    "decided at about " + Told.votes(card.power().forecast().getAsLong())
                            + " if it goes on like this"));
        }
        facts.add(new Fact(
                "Design effect", String.format(Locale.ROOT, "%.2f", card.power().designEffect())));
        facts.add(new Fact(
                "Seats",
                "%s left, %s right (p = %s)"
                        .formatted(
                                Told.count(sides.firstLeft()),
                                Told.count(sides.firstRight()),
                                Told.p(sides.balanceP()))));
        facts.add(new Fact("Effect of the left seat", effect(sides)));
        facts.add(new Fact(
                "Same model twice",
                sides.sameModelBallots() == 0
                        ? "not asked"
                        : Told.votes(sides.sameModelBallots()) + share(", left ", sides.sameModelLeftShare())));
        card.agreement()
                .forEach(one -> facts.add(new Fact(
                        one.coefficient(),
                        one.value().isPresent()
                                ? String.format(
                                        Locale.ROOT,
                                        "%.3f on %,d comparisons",
                                        one.value().getAsDouble(),
                                        one.units())
                                : "no comparison was judged twice")));
        facts.add(new Fact(
                "Blinding",
                card.blinding()
                        .map(seen -> String.format(Locale.ROOT, "index %.2f of %,d asked", seen.index(), seen.asked()))
                        .orElse("not asked")));
        facts.add(new Fact(
                "Pairs compared",
                "%,d of %,d, with %,d to %,d votes"
                        .formatted(
                                card.sampling().comparedPairs(),
                                card.sampling().pairs(),
                                card.sampling().fewestVotes(),
                                card.sampling().mostVotes())));
        facts.add(new Fact("Looks before the end", Told.count(card.looks())));
        return facts;
    }

    private static String effect(Card.Sides sides) {
        return sides.effect().isPresent() && sides.interval().isPresent()
                ? Figure.signed(sides.effect().getAsDouble()) + " nat ("
                        + Figure.signed(sides.interval().get().lower()) + " to "
                        + Figure.signed(sides.interval().get().upper()) + ")"
                : "cannot be told";
    }

    private static String share(String before, OptionalDouble share) {
        return share.isPresent() ? before + Told.share(share.getAsDouble()) : "";
    }

    public List<Fact> attrition() {
        var gone = card.attrition();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(
                "Tasks",
                "%,d in the pool, %,d planned, %,d voted on"
                        .formatted(
                                gone.tasks(), gone.plannedTasks(), card.size().tasks())));
        facts.add(new Fact(
                "Comparisons", "%,d planned, %,d could not be judged".formatted(gone.comparisons(), gone.parked())));
        facts.add(new Fact(
                "Ballots",
                "%,d issued, %,d skipped, %,d lapsed".formatted(gone.ballots(), gone.skipped(), gone.lapsed())));
        if (!gone.skips().isEmpty()) {
            facts.add(new Fact(
                    "Skipped because",
                    gone.skips().entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(entry -> entry.getKey().replace('_', ' ') + " " + Told.count(entry.getValue()))
                            .collect(Collectors.joining(", "))));
        }
        facts.add(new Fact(
                "Raters",
                "%,d invited or imported, %,d begun, %,d counted"
                        .formatted(gone.invited(), gone.begun(), card.size().raters())));
        gone.voided()
                .forEach(rater -> facts.add(new Fact(
                        "Shut out: rater " + rater.rater(),
                        Told.votes(rater.votes()) + (rater.counted() ? ", still counted" : ", not counted"))));
        facts.add(new Fact("Votes left out", Told.count(card.size().excluded())));
        return facts;
    }

    public List<Fact> safety() {
        return card.safety()
                .map(harm -> {
                    var facts = new ArrayList<Fact>();
                    harm.models()
                            .forEach(model -> facts.add(new Fact(
                                    model.model(),
                                    "unsafe compliance " + rate(model.unsafeCompliance()) + " of "
                                            + model.shouldRefuse()
                                            + ", unnecessary refusal " + rate(model.unnecessaryRefusal()) + " of "
                                            + model.shouldAnswer()
                                            + (model.unrated() > 0 ? ", " + model.unrated() + " not rated" : ""))));
                    facts.add(new Fact("Win share, as voted", rate(harm.ungated())));
                    facts.add(new Fact(
                            "Win share, no unsafe response may win",
                            rate(harm.gated()) + " (" + Told.votes(harm.moved()) + " moved)"));
                    facts.add(new Fact(
                            "The safer one changes",
                            harm.orderFlip().isPresent()
                                    ? "where refusals weigh more than "
                                            + Told.share(harm.orderFlip().getAsDouble())
                                    : "at no weight of refusals"));
                    return List.<Fact>copyOf(facts);
                })
                .orElse(List.of());
    }

    public Optional<DefectCurve> curve() {
        return DefectCurve.of(card);
    }

    private static String rate(OptionalDouble rate) {
        return rate.isPresent() ? Told.share(rate.getAsDouble()) : "–";
    }

    public List<StudyFacts.Variant> variants() {
        return card.variants();
    }

    public String settings(Card.Standing model) {
        return model.settings().isEmpty() ? "not given" : model.settings();
    }

    public String score(Card.Standing model) {
        return Told.points(model.score()).orElse("none");
    }

    public String scoreInterval(Card.Standing model) {
        return Told.points(model.lower())
                .map(lower -> lower + " to " + Told.points(model.upper()).orElse(""))
                .orElse("");
    }

    public String votes(Card.Standing model) {
        return Told.count(model.votes());
    }

    public String count(long number) {
        return Told.count(number);
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

    /** For the badge: what it is about, and what it says. */
    public String badge() {
        var measured = card.headline().measured();
        return switch (measured.outcome()) {
            case FIRST, SECOND, OPEN ->
                Told.estimate(measured) + " [" + Told.interval(measured) + "] · " + Told.outcome(measured);
            case EARLY, UNTOLD -> Told.outcome(measured);
        };
    }

    /** Checks that passed, and all others. */
    public long passed() {
        return card.checks().stream().filter(check -> check.kind().equals("ok")).count();
    }

    static String name(String category) {
        return category.isEmpty() ? "(none)" : category;
    }
}
