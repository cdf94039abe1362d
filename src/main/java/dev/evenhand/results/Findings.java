package dev.evenhand.results;

import static dev.evenhand.results.Finding.fact;

import dev.evenhand.card.Words;
import dev.evenhand.results.Finding.Fact;
import dev.evenhand.statistics.Points;
import dev.evenhand.statistics.Status;
import java.util.ArrayList;
import java.util.List;

/** Says in words what each look at the votes found; a check that failed reads as plainly as one that passed. */
final class Findings {

    private static final double ALPHA = 0.05;

    private final Diagnostics found;

    private Findings(Diagnostics found) {
        this.found = found;
    }

    static List<Finding> of(Diagnostics diagnostics) {
        var findings = new Findings(diagnostics);
        var ranking = new RankingFindings(diagnostics);
        return List.of(
                findings.compared(),
                ranking.fit(),
                ranking.cycles(),
                findings.position(),
                findings.seats(),
                new AgreementFinding(diagnostics).finding(),
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
                fact("γ, in log odds", Words.signed(effect.value())),
                fact(
                        Words.level(found.standings().plan().level()) + " interval",
                        Words.signed(effect.lower()) + " to " + Words.signed(effect.upper())),
                fact("In points", Words.signed(effect.points())),
                fact("Left preferred among equals", Words.percent(1 / (1 + Math.exp(-effect.value())))),
                fact(
                        "Errors",
                        found.standings().errors() + ", " + found.standings().looks()));
        return new Finding(
                "position",
                "Position",
                there ? "warn" : "ok",
                there
                        ? "The %s answer is preferred for where it stands (%s points)"
                                .formatted(
                                        effect.value() > 0 ? "left" : "right",
                                        Words.points(Math.abs(Points.PER_NAT * effect.value())))
                        : "No effect of the seat can be told from zero",
                facts);
    }

    private Finding seats() {
        var seats = found.seats();
        var facts = List.of(
                fact("Model named first in the plan stood left", Words.count(seats.first())),
                fact("… right", Words.count(seats.second())),
                fact("p, exact binomial", Words.p(seats.p())));
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
                                .formatted(rule.wordsPerMinute(), Words.percent(rule.share()))),
                fact("Raters with known times", Words.count(timed.size())),
                fact("Faster than anyone reads", Words.count(flagged)));
        return new Finding(
                "speed",
                "Reading time",
                flagged > 0 ? "warn" : "ok",
                flagged > 0
                        ? Words.count(flagged) + (flagged == 1 ? " rater votes" : " raters vote")
                                + " faster than anyone reads"
                        : "Nobody votes faster than people read",
                facts);
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
