package dev.evenhand.results;

import dev.evenhand.card.End;
import dev.evenhand.card.Words;
import dev.evenhand.statistics.Warning;
import dev.evenhand.study.Plan;
import dev.evenhand.study.Study;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One thing that was looked at, and whether it speaks for the result (`ok`) or must be known (`warn`). */
record Check(String kind, String text) {

    private static final int NAMED = 3;

    /** Below these not even the critical value of t makes up for a clustered error's own error. */
    private static final int FEW_RATERS = 10;

    static List<Check> of(Study study, Standings standings) {
        var checks = new ArrayList<Check>();
        var figures = standings.figures();
        end(study, standings.end(), figures).ifPresent(checks::add);
        if (study.simulated() || figures.simulated() > 0) {
            checks.add(warn("Simulated: " + Words.votes(figures.simulated()) + " made up by a program"));
        }
        if (figures.imported() > 0) {
            checks.add(warn(Words.votes(figures.imported()) + " collected elsewhere and imported"));
        } else {
            checks.add(ok("Plan fixed before the first vote"));
        }
        checks.add(tasks(figures));
        checks.add(
                figures.leftOut() == 0
                        ? ok("No votes removed")
                        : warn(Words.votes(figures.leftOut()) + " left out by rules of the plan"));
        checks.add(errors(standings));
        if (figures.raters() < FEW_RATERS) {
            checks.add(warn("Few raters (" + figures.raters() + "): errors are not to be relied on"));
        }
        if (standings.plan().statistic() == Plan.Statistic.GRADED_MEAN) {
            checks.add(warn(
                    "The plan names the mean of graded answers; here an answer counts by its side, not its grade"));
        }
        standings.scores().warnings().stream()
                .filter(warning -> !fewRaters(warning))
                .forEach(warning -> checks.add(warn(words(warning))));
        return checks;
    }

    /** An early end is as worth knowing as a look before the end. */
    private static Optional<Check> end(Study study, End end, Figures figures) {
        return switch (end.kind()) {
            case PLANNED ->
                figures.elsewhere()
                        ? Optional.of(
                                warn("Votes were collected elsewhere: who had looked at them before is not known"))
                        : Optional.empty();
            case OPEN ->
                Optional.of(
                        warn("Not final: intervals are wide enough to look early (asymptotic, held by simulation)"));
            case SEQUENTIAL ->
                Optional.of(
                        study.state().over()
                                ? ok("Sequential: intervals hold at any look (asymptotic, held by simulation)")
                                : warn("Not final: runs until the sequential rule is met; intervals hold at any look"));
            case LATE ->
                Optional.of(warn("Votes were taken in after the end: intervals stay as wide as for looking early"));
            case EARLY ->
                Optional.of(warn("Ended before its planned votes: intervals stay as wide as for looking early"));
        };
    }

    /** As they turned out; what was asked for and could not be done is among the warnings. */
    private static Check errors(Standings standings) {
        var clusters = standings.scores().errors().clusters();
        if (clusters.isEmpty()) {
            return warn(
                    standings.choice().clusters().isEmpty()
                            ? "Plain errors: the plan says not to cluster by rater or task"
                            : "Plain errors: nothing to cluster by yet");
        }
        return ok("Errors clustered by "
                + clusters.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> Words.count(entry.getValue()) + " "
                                + entry.getKey().name().toLowerCase(Locale.ROOT) + (entry.getValue() == 1 ? "" : "s"))
                        .collect(Collectors.joining(" and ")));
    }

    /** Said by a check of its own, whatever errors are clustered by. */
    private static boolean fewRaters(Warning warning) {
        return warning.kind() == Warning.Kind.FEW_CLUSTERS && warning.text().contains("rater");
    }

    private static String words(Warning warning) {
        if (warning.models().isEmpty() || warning.models().size() > NAMED) {
            return warning.text();
        }
        return String.join(", ", warning.models()) + ": " + warning.text();
    }

    private static Check tasks(Figures figures) {
        return figures.tasks() >= figures.plannedTasks()
                ? ok("All " + Words.count(figures.plannedTasks()) + " registered tasks voted on")
                : warn(Words.count(figures.tasks()) + " of " + Words.count(figures.plannedTasks())
                        + " registered tasks voted on");
    }

    private static Check ok(String text) {
        return new Check("ok", text);
    }

    private static Check warn(String text) {
        return new Check("warn", text);
    }
}
