package dev.evenhand.study;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a plan says, in words: all that somebody should have seen before it is frozen. */
record PlanFact(String name, String text) {

    private static final List<String> UP_TO_TEN =
            List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

    static List<PlanFact> of(Plan plan) {
        var facts = new ArrayList<PlanFact>();
        facts.add(new PlanFact("Pairs", label(Labels.PAIRINGS, plan.pairing().code())));
        facts.add(new PlanFact("Scale", label(Labels.SCALES, plan.scale().code())));
        if (!plan.axes().isEmpty()) {
            facts.add(new PlanFact(
                    "Criteria", plan.axes().stream().map(Plan.Axis::label).collect(Collectors.joining(" · "))));
        }
        if (!plan.flags().isEmpty()) {
            facts.add(new PlanFact(
                    "Flags",
                    plan.flags().stream().map(flag -> label(Labels.FLAGS, flag)).collect(Collectors.joining(" · "))));
        }
        facts.add(new PlanFact("Votes a comparison", String.valueOf(plan.votesPerComparison())));
        facts.add(new PlanFact("Enough votes", enough(plan.stopping())));
        facts.add(new PlanFact("Votes a rater", "at most %,d".formatted(plan.maxVotesPerRater())));
        facts.add(new PlanFact("Around the ballots", around(plan)));
        facts.add(new PlanFact(
                "Read before a vote",
                label(Labels.READS, plan.read() == null ? "none" : plan.read().code())));
        facts.add(new PlanFact("Checks among the ballots", checks(plan)));
        facts.add(new PlanFact("Raters left out", exclusions(plan)));
        facts.add(new PlanFact(
                "Statistic", label(Labels.STATISTICS, plan.statistic().code())));
        var claim = plan.claim();
        facts.add(new PlanFact("Claim", claim == null ? "none" : claim.better() + " is preferred to " + claim.than()));
        facts.add(new PlanFact(
                "Errors", plan.cluster().isEmpty() ? "plain" : "clustered by " + String.join(" and ", plan.cluster())));
        facts.add(new PlanFact("Ties", label(Labels.TIES, plan.ties().code())));
        if (!plan.categories().isEmpty()) {
            facts.add(new PlanFact("Weights", weights(plan.categories())));
        }
        var beacon = plan.beacon();
        facts.add(new PlanFact(
                "Chance",
                beacon == null
                        ? "from a seed that the operator draws"
                        : "from the operator’s seed and " + beacon.source() + ", " + beacon.round()));
        facts.add(new PlanFact(
                "A response that names a model",
                label(Labels.LEAKS, plan.leaks().code())));
        return List.copyOf(facts);
    }

    /** What is compared, and how often, under the study's name. */
    static String extent(Plan plan, long tasks) {
        var models = plan.models();
        var compared = models.size() == 2 ? String.join(" against ", models) : models.size() + " models";
        int votes = plan.votesPerComparison();
        var often = votes <= UP_TO_TEN.size() ? UP_TO_TEN.get(votes - 1) : String.valueOf(votes);
        return "%,d %s · %s · %s %s a comparison"
                .formatted(tasks, tasks == 1 ? "task" : "tasks", compared, often, votes == 1 ? "vote" : "votes");
    }

    private static String enough(Plan.Stopping stopping) {
        var votes = stopping.votes();
        var most = votes == null ? "when every comparison has its votes" : "at %,d".formatted(votes);
        return stopping.rule() == Plan.Stopping.Rule.SEQUENTIAL ? "as soon as the interval says so, or " + most : most;
    }

    private static String around(Plan plan) {
        var stages = Stream.of(
                        plan.consent() == null ? "" : "consent",
                        plan.comprehension().isEmpty()
                                ? ""
                                : plan.comprehension().size() + " questions about the guide",
                        plan.practice().isEmpty() ? "" : plan.practice().size() + " to practise",
                        plan.qualification() == null
                                ? ""
                                : "qualification on "
                                        + plan.qualification().items().size(),
                        plan.breakAfter() == null ? "" : "a break after " + plan.breakAfter())
                .filter(stage -> !stage.isEmpty())
                .toList();
        return stages.isEmpty() ? "nothing" : String.join(", ", stages);
    }

    private static String checks(Plan plan) {
        var shares = Stream.of(
                        share(plan.goldShare(), "gold"),
                        share(plan.repeatShare(), "repeated"),
                        share(plan.sameModelShare(), "one model twice"),
                        share(plan.blindingShare(), "with the question which product it was"))
                .filter(share -> !share.isEmpty())
                .toList();
        return shares.isEmpty() ? "none" : String.join(", ", shares);
    }

    private static String share(BigDecimal share, String what) {
        return share.signum() == 0
                ? ""
                : share.movePointRight(2).stripTrailingZeros().toPlainString() + " % " + what;
    }

    private static String exclusions(Plan plan) {
        if (plan.exclusions().isEmpty()) {
            return "nobody, whatever is found";
        }
        return ExclusionWords.of(plan.exclusions()) + (plan.refill() ? "; their places go to others" : "");
    }

    private static String weights(Map<String, String> categories) {
        return categories.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String label(Map<String, String> labels, String code) {
        return labels.getOrDefault(code, code);
    }
}
