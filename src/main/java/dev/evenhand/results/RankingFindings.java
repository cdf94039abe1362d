package dev.evenhand.results;

import static dev.evenhand.results.Finding.fact;

import dev.evenhand.card.Words;
import dev.evenhand.results.Finding.Fact;
import dev.evenhand.statistics.ClusteredFitTest;
import dev.evenhand.statistics.TriadCurl;
import java.util.ArrayList;
import java.util.OptionalDouble;

/** Says whether one ranking can stand for the votes, and where preferences go round. */
record RankingFindings(Diagnostics found) {

    private static final double ALPHA = 0.05;

    /** Below these, drawing whole raters again says little. */
    private static final int FEW_RATERS = 10;

    Finding fit() {
        var fit = found.fit();
        var facts = new ArrayList<Fact>();
        facts.add(fact(
                "Deviance G²",
                "%s on %d degrees of freedom".formatted(Words.bare(fit.deviance() / 100), fit.degreesOfFreedom())));
        fit.deviancePValue().ifPresent(p -> facts.add(fact("p by χ², for independent votes", Words.p(p))));
        found.bootstrap().ifPresent(test -> {
            facts.add(fact(
                    "p by drawing whole raters again",
                    test.pValue().isPresent() ? Words.p(test.pValue().getAsDouble()) : "no round could be fit"));
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
            facts.add(fact("Left out", Words.votes(fit.leftOut()) + " between models without a finite gap"));
        }
        if (fit.degreesOfFreedom() < 1) {
            return new Finding(
                    "fit", "One ranking", "none", "The fit could not fail: there are no more pairs than scores", facts);
        }
        if (found.bootstrap().map(test -> test.raters() < FEW_RATERS).orElse(false)) {
            return new Finding(
                    "fit",
                    "One ranking",
                    "none",
                    "Whether one ranking explains the votes cannot be told from so few raters",
                    facts);
        }
        return new Finding("fit", "One ranking", kind(fitted()), ranking(), facts);
    }

    /** By whole raters where there are some; chi-square takes the taste of one rater for many opinions. */
    private OptionalDouble fitted() {
        return found.bootstrap()
                .map(ClusteredFitTest::pValue)
                .orElseGet(() -> found.fit().deviancePValue());
    }

    /** A test that finds nothing does not show that there is nothing. */
    private String ranking() {
        var p = fitted();
        if (p.isEmpty()) {
            return "Whether one ranking explains the votes cannot be told";
        }
        var basis = found.bootstrap().isEmpty() ? ", votes taken as independent" : "";
        return (p.getAsDouble() < ALPHA
                        ? "No single ranking explains the votes (p %s%s)"
                        : "The votes do not speak against one ranking (p %s%s)")
                .formatted(equal(p), basis);
    }

    private static String equal(OptionalDouble p) {
        var text = Words.p(p.getAsDouble());
        return text.startsWith("<") ? text : "= " + text;
    }

    private static String kind(OptionalDouble p) {
        return p.isEmpty() ? "none" : p.getAsDouble() < ALPHA ? "fail" : "ok";
    }

    Finding cycles() {
        var cycles = found.cycles();
        var facts = new ArrayList<Fact>();
        facts.add(fact("Triads with votes between all three", Words.count(cycles.triads())));
        found.circular().ifPresent(circular -> {
            facts.add(fact("Circular triads", Words.count(Math.round(circular.circular()))));
            circular.consistence().ifPresent(zeta -> facts.add(fact("Consistence ζ", Figure.decimals(zeta))));
        });
        cycles.strongest()
                .forEach(curl -> facts.add(fact(
                        round(curl),
                        "z = %s, p %s%s"
                                .formatted(
                                        Words.signed(curl.z()),
                                        equal(OptionalDouble.of(curl.pValue())),
                                        curl.circular() ? ", majorities go round" : ""))));
        if (cycles.triads() == 0) {
            return new Finding("cycles", "Cycles", "none", "No three models were all compared with each other", facts);
        }
        return new Finding("cycles", "Cycles", bent() ? "fail" : alone() ? "none" : "ok", cycling(), facts);
    }

    /** Whether some triad bends more than independent votes would: no reason to warn, since votes of a rater go together. */
    private boolean alone() {
        return found.cycles().pValue() < ALPHA;
    }

    /** Whether whole raters, drawn again, say as well that no ranking fits. */
    private boolean bent() {
        var clustered = found.bootstrap().map(ClusteredFitTest::pValue).orElse(OptionalDouble.empty());
        return alone() && clustered.isPresent() && clustered.getAsDouble() < ALPHA;
    }

    private String cycling() {
        if (!alone()) {
            return "No sign that preferences go round";
        }
        var p = equal(OptionalDouble.of(found.cycles().pValue()));
        return bent()
                ? "Preferences go round or bend somewhere: no ranking fits when whole raters are drawn again (by triads"
                        + " alone p %s, votes taken as independent)".formatted(p)
                : "Some three models bend, if votes were independent (p %s for all triads together); the tastes of a few"
                        + " raters can do that".formatted(p);
    }

    private static String round(TriadCurl curl) {
        return curl.first() + " > " + curl.second() + " > " + curl.third() + " > " + curl.first();
    }
}
