package dev.evenhand.datasheet;

import dev.evenhand.card.Card;
import dev.evenhand.study.Guides;
import dev.evenhand.study.Plan;
import dev.evenhand.study.Study;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the record says of how votes were asked for and counted.
 *
 * @param elsewhere whether all votes were collected elsewhere, so that nothing is known of how
 */
record MethodRecord(
        Study study, Plan plan, Guides.Guide guide, Card card, DatasheetFacts.Counts counts, boolean elsewhere) {

    Map<Topic, Answer> answers() {
        var answers = new EnumMap<Topic, Answer>(Topic.class);
        if (!elsewhere) {
            answers.put(Topic.DESIGN, Answer.whole(design()));
            answers.put(Topic.CRITERION, Answer.whole(criterion()));
        }
        answers.put(Topic.STATISTICS, Answer.whole(statistics()));
        answers.put(Topic.AGREEMENT, Answer.whole(agreement()));
        return answers;
    }

    private String design() {
        var seconds = counts.seconds();
        return Said.together(
                "%s of two responses, %s each, at most %s a rater, in an order and on sides drawn from a committed seed."
                        .formatted(
                                Said.count(card.attrition().comparisons(), "comparison", "comparisons"),
                                Said.count(plan.votesPerComparison(), "vote", "votes"),
                                Said.count(plan.maxVotesPerRater())),
                "Models were not named to raters; responses that name one were %s."
                        .formatted(
                                switch (plan.leaks()) {
                                    case BLOCK -> "not shown";
                                    case MASK -> "masked";
                                    case ALLOW -> "shown as they are";
                                }),
                card.blinding().isPresent()
                        ? "Whether raters could tell who wrote was asked."
                        : "Whether raters could tell who wrote was not asked.",
                seconds == null
                        ? ""
                        : String.format(Locale.ROOT, "Half of the votes took less than %.0f seconds.", seconds));
    }

    private String criterion() {
        var axes = plan.axes().stream().map(Plan.Axis::label).collect(Collectors.joining("; "));
        return Said.together(
                "“%s” on the scale “%s”."
                        .formatted(plan.question(), plan.scale().words()),
                axes.isEmpty() ? "" : "Beside it: " + axes + ".",
                plan.flags().isEmpty()
                        ? ""
                        : "Marks: " + String.join(", ", plan.flags()).replace('_', ' ') + ".",
                "The guide is in the bundle’s plan; SHA-256 of all that raters were told: " + guide.digest() + ".");
    }

    private String statistics() {
        var protocol = card.protocol();
        return Said.together(
                "%s, ties %s, intervals of %s %%%s."
                        .formatted(
                                capital(protocol.statistic().words()),
                                switch (protocol.statistic()) {
                                    case WIN_SHARE -> "as half a win";
                                    case GRADED_MEAN -> "as zero";
                                    case BRADLEY_TERRY ->
                                        protocol.ties().equals("half") ? "as half a win" : "by Davidson’s model";
                                },
                                plan.alpha()
                                        .negate()
                                        .add(BigDecimal.ONE)
                                        .movePointRight(2)
                                        .stripTrailingZeros()
                                        .toPlainString(),
                                protocol.clusters().isEmpty()
                                        ? ", votes taken as independent"
                                        : ", clustered by " + String.join(" and ", protocol.clusters())),
                "%s planned%s."
                        .formatted(
                                Said.count(protocol.plannedVotes(), "vote", "votes"),
                                protocol.sequential() ? " at most, under a sequential rule" : ""),
                underpowered());
    }

    /** It hangs on the lead, so that before the end whoever saw it go would have looked. */
    private String underpowered() {
        return study.state().over() && card.size().counted() > 0 && card.power().underpowered()
                ? "Too few for so small a lead."
                : "";
    }

    /** A coefficient tells little before the end, and is a look at results: it waits. */
    private String agreement() {
        if (!study.state().over()) {
            return "";
        }
        var told = card.agreement().stream()
                .filter(one -> one.value().isPresent())
                .map(one -> "%s %s on %s"
                        .formatted(
                                one.coefficient(),
                                String.format(Locale.ROOT, "%.3f", one.value().getAsDouble())
                                        .replace('-', '−'),
                                Said.count(one.units(), "comparison", "comparisons")))
                .collect(Collectors.joining("; "));
        return told.isEmpty() ? "" : told + ".";
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
