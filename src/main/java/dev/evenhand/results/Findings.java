package dev.evenhand.results;

import static dev.evenhand.results.Finding.fact;

import dev.evenhand.results.Finding.Fact;
import dev.evenhand.statistics.Agreement;
import dev.evenhand.statistics.Points;
import dev.evenhand.statistics.Status;
import dev.evenhand.statistics.TriadCurl;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Says in words what each look at the votes found; a check that failed reads as plainly as one that passed. */
final class Findings {

    private static final double ALPHA = 0.05;

    private final Diagnostics found;

    private Findings(Diagnostics found) {
        this.found = found;
    }

    static List<Finding> of(Diagnostics diagnostics) {
        var findings = new Findings(diagnostics);
        return List.of(
                findings.compared(),
                findings.fit(),
                findings.cycles(),
                findings.position(),
                findings.seats(),
                findings.agreement(),
                findings.speed());
    }

    private Finding compared() {
        var scores = found.standings().scores();
        var facts = new ArrayList<Fact>();
        var compared = scores.components().components().stream()
                .filter(component -> component.models().size() > 1)
                .toList();
        for (var component : compared) {
            var tiers = component.tiers();
            facts.add(fact(
                    compared.size() == 1 ? "Compared with each other" : "Group " + (component.id() + 1),
                    "%d models%s"
                            .formatted(
                                    component.models().size(),
                                    tiers.size() == 1
                                            ? ", directly or through others, with wins both ways"
                                            : " in %d tiers, each of which lost no vote to those below"
                                                    .formatted(tiers.size()))));
        }
        for (var status : List.of(Status.UNDEFEATED, Status.WINLESS, Status.NOT_YET_SCORED, Status.UNFITTED)) {
            var models = scores.models().stream()
                    .filter(model -> model.status() == status)
                    .map(model -> model.model())
                    .toList();
            if (!models.isEmpty()) {
                facts.add(fact(sentence(ForestPlot.says(status)), Figure.some(models)));
            }
        }
        scores.warnings()
                .forEach(warning -> facts.add(fact(
                        "Beware",
                        (warning.models().isEmpty() ? "" : Figure.some(warning.models()) + ": ") + warning.text())));
        boolean all = scores.models().stream().allMatch(model -> model.status() == Status.SCORED);
        var kind = compared.size() > 1 ? "fail" : all && scores.converged() ? "ok" : "warn";
        var verdict = switch (kind) {
            case "ok" -> "All models can be compared, and every score is finite";
            case "fail" -> "There are groups of models that no vote compares";
            default -> "Not every model has a finite score";
        };
        return new Finding("compared", "What can be compared", kind, verdict, facts);
    }

    private Finding fit() {
        var fit = found.fit();
        var facts = new ArrayList<Fact>();
        facts.add(fact(
                "Deviance G²",
                "%s on %d degrees of freedom".formatted(Figure.bare(fit.deviance() / 100), fit.degreesOfFreedom())));
        fit.deviancePValue().ifPresent(p -> facts.add(fact("p by χ², for independent votes", Figure.pValue(p))));
        found.bootstrap().ifPresent(test -> {
            facts.add(fact(
                    "p by drawing whole raters again",
                    test.pValue().isPresent() ? Figure.pValue(test.pValue().getAsDouble()) : "no round could be fit"));
            facts.add(fact(
                    "Rounds",
                    "%d draws of %d raters, seed %d%s"
                            .formatted(
                                    test.rounds(),
                                    test.raters(),
                                    Examination.SEED,
                                    test.unfitted() > 0
                                            ? "; %d without a finite fit left out".formatted(test.unfitted())
                                            : "")));
        });
        if (fit.leftOut() > 0) {
            facts.add(fact("Left out", Figure.votes(fit.leftOut()) + " between models without a finite gap"));
        }
        if (fit.degreesOfFreedom() < 1) {
            return new Finding(
                    "fit", "One ranking", "none", "The fit could not fail: there are no more pairs than scores", facts);
        }
        var p = found.bootstrap().map(test -> test.pValue()).orElseGet(fit::deviancePValue);
        return new Finding("fit", "One ranking", kind(p), ranking(p), facts);
    }

    private static String ranking(OptionalDouble p) {
        if (p.isEmpty()) {
            return "Whether one ranking explains the votes cannot be told";
        }
        return p.getAsDouble() < ALPHA
                ? "No single ranking explains the votes (p " + equal(p) + ")"
                : "One ranking explains the votes (p " + equal(p) + ")";
    }

    private static String equal(OptionalDouble p) {
        var text = Figure.pValue(p.getAsDouble());
        return text.startsWith("<") ? text : "= " + text;
    }

    private static String kind(OptionalDouble p) {
        return p.isEmpty() ? "none" : p.getAsDouble() < ALPHA ? "fail" : "ok";
    }

    private Finding cycles() {
        var cycles = found.cycles();
        var facts = new ArrayList<Fact>();
        facts.add(fact("Triads with votes between all three", Figure.count(cycles.triads())));
        found.circular().ifPresent(circular -> {
            facts.add(fact("Circular triads", Figure.count(Math.round(circular.circular()))));
            circular.consistence().ifPresent(zeta -> facts.add(fact("Consistence ζ", Figure.decimals(zeta))));
        });
        cycles.strongest()
                .forEach(curl -> facts.add(fact(
                        round(curl),
                        "z = %s, p %s%s"
                                .formatted(
                                        Figure.signed(curl.z()),
                                        equal(OptionalDouble.of(curl.pValue())),
                                        curl.circular() ? ", majorities go round" : ""))));
        if (cycles.triads() == 0) {
            return new Finding("cycles", "Cycles", "none", "No three models were all compared with each other", facts);
        }
        boolean round = cycles.pValue() < ALPHA;
        return new Finding(
                "cycles",
                "Cycles",
                round ? "fail" : "ok",
                round
                        ? "Preferences go round or bend somewhere (p %s for all triads together, votes taken as independent)"
                                .formatted(equal(OptionalDouble.of(cycles.pValue())))
                        : "No sign that preferences go round",
                facts);
    }

    private static String round(TriadCurl curl) {
        return curl.first() + " > " + curl.second() + " > " + curl.third() + " > " + curl.first();
    }

    private Finding position() {
        if (found.position().isEmpty()) {
            return new Finding(
                    "position",
                    "Position",
                    "none",
                    "The votes cannot tell the seat's effect from the models’",
                    List.of());
        }
        var effect = found.position().get();
        boolean there = effect.lower() > 0 || effect.upper() < 0;
        var facts = List.of(
                fact("γ, in log odds", Figure.signed(effect.value())),
                fact(
                        Figure.level(found.standings().plan().level()) + " interval",
                        Figure.signed(effect.lower()) + " to " + Figure.signed(effect.upper())),
                fact("In points", Figure.signed(effect.points())),
                fact("Left preferred among equals", Figure.percent(1 / (1 + Math.exp(-effect.value())))),
                fact(
                        "Errors",
                        found.standings().errors() + ", "
                                + found.standings().looks().words()));
        return new Finding(
                "position",
                "Position",
                there ? "warn" : "ok",
                there
                        ? "The %s answer is preferred for where it stands (%s points)"
                                .formatted(
                                        effect.value() > 0 ? "left" : "right",
                                        Figure.points(Math.abs(Points.PER_NAT * effect.value())))
                        : "No effect of the seat can be told from zero",
                facts);
    }

    private Finding seats() {
        var seats = found.seats();
        var facts = List.of(
                fact("Model named first in the plan stood left", Figure.count(seats.first())),
                fact("… right", Figure.count(seats.second())),
                fact("p, exact binomial", Figure.pValue(seats.p())));
        boolean drawn = found.standings().figures().onBallots() > 0;
        boolean uneven = seats.p() < ALPHA;
        return new Finding(
                "seats",
                "Seats",
                uneven ? drawn ? "fail" : "warn" : "ok",
                uneven
                        ? "Seats are not even" + (drawn ? "" : "; votes from elsewhere had no coin of ours")
                        : "Seats are even",
                facts);
    }

    private Finding agreement() {
        var pair = found.pair();
        var facts = new ArrayList<Fact>();
        pair.coefficients().forEach(found -> facts.add(fact(found.coefficient(), value(found))));
        var first = pair.coefficients().get(0);
        facts.add(fact(
                "Counted",
                "%s tasks of %s and %s with two or more raters, %s with one"
                        .formatted(
                                Figure.count(first.units()),
                                pair.first(),
                                pair.second(),
                                Figure.count(first.singles()))));
        found.all()
                .ifPresent(all -> facts.add(fact(
                        "All pairs together",
                        value(all)
                                + " in %s units; reads high, since different pairs cannot agree"
                                        .formatted(Figure.count(all.units())))));
        return new Finding(
                "agreement",
                "Agreement",
                first.value().isPresent() ? "ok" : "none",
                first.value().isPresent()
                        ? "Raters agree beyond chance by α = %s; models that are close make it low"
                                .formatted(Figure.decimals(first.value().getAsDouble()))
                        : "Agreement cannot be told: " + why(first),
                facts);
    }

    private static String value(Agreement agreement) {
        return agreement.value().isPresent()
                ? Figure.decimals(agreement.value().getAsDouble())
                : "none: " + why(agreement);
    }

    private static String why(Agreement agreement) {
        return agreement
                .undefined()
                .map(reason -> switch (reason) {
                    case NOTHING_TO_COMPARE -> "no task has votes of two raters";
                    case ONE_UNIT -> "a single task has votes of two raters";
                    case ALL_THE_SAME -> "every vote is the same";
                    case ONE_CATEGORY -> "there is one answer to choose from";
                })
                .orElse("");
    }

    private Finding speed() {
        var timed = found.raters().stream()
                .filter(rater -> rater.speed().votes() > 0)
                .toList();
        if (timed.isEmpty()) {
            return new Finding("speed", "Reading time", "none", "No vote here says how long it took", List.of());
        }
        long flagged = timed.stream().filter(rater -> rater.speed().flagged()).count();
        var rule = timed.get(0).speed().rule();
        var facts = List.of(
                fact(
                        "Rule",
                        "faster than %,.0f words a minute for more than %s of votes"
                                .formatted(rule.wordsPerMinute(), Figure.percent(rule.share()))),
                fact("Raters with known times", Figure.count(timed.size())),
                fact("Faster than anyone reads", Figure.count(flagged)));
        return new Finding(
                "speed",
                "Reading time",
                flagged > 0 ? "warn" : "ok",
                flagged > 0
                        ? Figure.count(flagged) + (flagged == 1 ? " rater votes" : " raters vote")
                                + " faster than anyone reads"
                        : "Nobody votes faster than people read",
                facts);
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
