package dev.evenhand.results;

import dev.evenhand.card.Words;
import dev.evenhand.statistics.Cluster;
import dev.evenhand.statistics.Estimate;
import dev.evenhand.statistics.Ties;
import dev.evenhand.statistics.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Another choice than the plan's, beside what was planned: model by model, so that neither stands alone. */
record Exploration(
        String what, Optional<Headline> headline, List<Row> rows, List<Effect> effects, List<String> cautions) {

    /** A model's score both ways. */
    record Row(String model, String planned, String plannedInterval, String chosen, String interval, String shift) {}

    static Exploration of(Standings planned, Standings chosen) {
        return new Exploration(
                what(planned.choice(), chosen.choice()),
                Headline.of(chosen),
                planned.models().stream()
                        .map(model -> row(
                                model.model(),
                                model.estimate(),
                                chosen.scores().of(model.model()).estimate()))
                        .toList(),
                chosen.scores().coefficients().stream().map(Effect::of).toList(),
                cautions(planned, chosen));
    }

    private static String what(Choice planned, Choice chosen) {
        var parts = new ArrayList<String>();
        if (chosen.ties() != planned.ties()) {
            parts.add(chosen.ties() == Ties.HALF ? "ties as half a win" : "ties by Davidson’s model");
        }
        if (!chosen.clusters().equals(planned.clusters())) {
            parts.add(
                    chosen.clusters().isEmpty()
                            ? "errors not clustered"
                            : "errors clustered by " + Choice.words(chosen.clusters(), ""));
        }
        if (chosen.position()) {
            parts.add("the effect of the seat estimated");
        }
        if (chosen.style()) {
            parts.add("length, headings, lists and bold held equal");
        }
        return String.join(", ", parts);
    }

    private static Row row(String model, Optional<Estimate> planned, Optional<Estimate> chosen) {
        return new Row(
                model,
                score(planned),
                interval(planned),
                score(chosen),
                interval(chosen),
                planned.isPresent() && chosen.isPresent()
                        ? shift(chosen.get().points() - planned.get().points())
                        : "");
    }

    private static List<String> cautions(Standings planned, Standings chosen) {
        var cautions = new ArrayList<String>();
        if (chosen.choice().ties() != planned.choice().ties()) {
            cautions.add("The two tie models put scores on different scales: compare orders and intervals, not gaps.");
        }
        if (chosen.choice().style()) {
            cautions.add(
                    "Length can be part of what makes an answer good: holding it equal describes, it does not correct.");
        }
        if (chosen.choice().clusters().isEmpty() && planned.choice().clusters().contains(Cluster.RATER)) {
            cautions.add("Votes of one rater go together: intervals that ignore this are too narrow.");
        }
        chosen.scores().warnings().stream()
                .filter(warning -> !planned.scores().warnings().contains(warning))
                .map(Warning::text)
                .forEach(cautions::add);
        return cautions;
    }

    private static String score(Optional<Estimate> estimate) {
        return estimate.map(found -> Words.points(found.points())).orElse("none");
    }

    private static String interval(Optional<Estimate> estimate) {
        return estimate.map(found -> Words.points(found.lowerPoints()) + " to " + Words.points(found.upperPoints()))
                .orElse("");
    }

    private static String shift(double points) {
        return String.format(Locale.ROOT, "%+.0f", points).replace('-', '−');
    }
}
