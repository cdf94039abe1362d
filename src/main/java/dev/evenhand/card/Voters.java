package dev.evenhand.card;

import dev.evenhand.card.Card.Check;
import dev.evenhand.card.Card.Exclusion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks at whose votes a headline rests on: how many raters there are, who was left out, and who was kept.
 *
 * @param exclusions the headline with and without them
 * @param kept the headline without those who are flagged and count
 */
record Voters(Measured headline, Size size, StudyFacts facts, List<Exclusion> exclusions, Optional<Exclusion> kept) {

    private static final int FEW = 10;

    List<Check> all() {
        var checks = new ArrayList<Check>();
        checks.add(clusters());
        if (size.raters() < FEW) {
            checks.add(new Check(
                    "few-raters", "warn", "Few raters (" + size.raters() + "): errors are not to be relied on"));
        }
        shutOut().ifPresent(checks::add);
        checks.add(leftOut());
        kept.map(this::flagged).ifPresent(checks::add);
        return checks;
    }

    private Check clusters() {
        var clusters = headline.clusters();
        return clusters.isEmpty()
                ? new Check("clusters", "warn", "Plain errors: votes of one rater or task are taken as independent")
                : new Check("clusters", "ok", "Errors " + Sentence.errors(clusters));
    }

    private Optional<Check> shutOut() {
        var voided = facts.attrition().voided();
        long votes = voided.stream().mapToLong(StudyFacts.Voided::votes).sum();
        return voided.isEmpty()
                ? Optional.empty()
                : Optional.of(new Check(
                        "voided", "warn", "%s shut out, with %s".formatted(raters(voided.size()), Words.votes(votes))));
    }

    private Check leftOut() {
        if (size.excluded() == 0) {
            return new Check("exclusions", "ok", "No votes removed");
        }
        boolean hangs = exclusions.stream()
                        .map(line -> line.measured().outcome())
                        .distinct()
                        .count()
                > 1;
        return new Check(
                "exclusions",
                hangs ? "fail" : "warn",
                Words.votes(size.excluded()) + " left out by rules of the plan; "
                        + (hangs ? "the headline hangs on it" : "the headline is the same with them"));
    }

    /** A flag changes nothing by itself; but whoever keeps the flagged raters that suit has left out the others. */
    private Check flagged(Exclusion without) {
        boolean same = without.measured().outcome() == headline.outcome();
        int raters = facts.flagged().size();
        return new Check(
                "flagged",
                same ? "warn" : "fail",
                "%s by a rule of the plan and counted; %s"
                        .formatted(
                                raters(raters) + (raters == 1 ? " is flagged" : " are flagged"),
                                same ? "the headline is the same without" : "the headline hangs on that"));
    }

    private static String raters(int raters) {
        return raters == 1 ? "1 rater" : Words.count(raters) + " raters";
    }
}
