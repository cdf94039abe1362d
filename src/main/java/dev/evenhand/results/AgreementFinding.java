package dev.evenhand.results;

import static dev.evenhand.results.Finding.fact;

import dev.evenhand.card.Words;
import dev.evenhand.results.Diagnostics.PairAgreement;
import dev.evenhand.results.Finding.Fact;
import dev.evenhand.statistics.Agreement;
import java.util.ArrayList;

/** Says how far raters agree on the two models of the headline, and whether chance alone would have them do so. */
record AgreementFinding(Diagnostics found) {

    Finding finding() {
        var pair = found.pair();
        var facts = new ArrayList<Fact>();
        pair.coefficients().forEach(one -> facts.add(fact(one.coefficient(), value(one))));
        var first = pair.coefficients().get(0);
        facts.add(fact(
                "Counted",
                "%s of %s and %s with two or more raters, %s with one"
                        .formatted(
                                first.units() == 1 ? "1 task" : Words.count(first.units()) + " tasks",
                                pair.first(),
                                pair.second(),
                                Words.count(first.singles()))));
        found.all()
                .ifPresent(all -> facts.add(fact(
                        "All pairs together",
                        value(all)
                                + " in %s units; reads high, since different pairs cannot agree"
                                        .formatted(Words.count(all.units())))));
        return new Finding("agreement", "Agreement", agreed(pair), agreement(pair), facts);
    }

    private static String agreed(PairAgreement pair) {
        return pair.interval()
                .map(range -> range.lower() > 0 ? "ok" : range.upper() < 0 ? "warn" : "none")
                .orElse("none");
    }

    /** Alpha of some size is no agreement beyond chance until its interval leaves chance out. */
    private static String agreement(PairAgreement pair) {
        var first = pair.coefficients().get(0);
        if (first.value().isEmpty()) {
            return "Agreement cannot be told: " + why(first);
        }
        var alpha = "α = " + Words.signed(first.value().getAsDouble());
        if (pair.interval().isEmpty()) {
            return "Too few tasks to tell agreement from chance (%s)".formatted(alpha);
        }
        var range = pair.interval().get();
        var told = "%s, %s interval %s to %s"
                .formatted(alpha, Words.level(pair.level()), Words.signed(range.lower()), Words.signed(range.upper()));
        if (range.lower() > 0) {
            return "Raters agree beyond chance (%s); models that are close make it low".formatted(told);
        }
        return range.upper() < 0
                ? "Raters agree less than chance would have it (%s)".formatted(told)
                : "Agreement cannot be told from chance (%s); models that are close make it low".formatted(told);
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
}
