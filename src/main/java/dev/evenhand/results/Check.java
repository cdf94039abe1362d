package dev.evenhand.results;

import dev.evenhand.statistics.Warning;
import dev.evenhand.study.Plan;
import dev.evenhand.study.Study;
import java.util.ArrayList;
import java.util.List;

/** One thing that was looked at, and whether it speaks for the result (`ok`) or must be known (`warn`). */
record Check(String kind, String text) {

    private static final int NAMED = 3;

    static List<Check> of(Study study, Standings standings) {
        var checks = new ArrayList<Check>();
        var figures = standings.figures();
        if (!study.state().over()) {
            checks.add(warn("Not final: intervals are not yet valid for looking early"));
        }
        if (study.simulated() || figures.simulated() > 0) {
            checks.add(warn("Simulated: " + Figure.votes(figures.simulated()) + " made up by a program"));
        }
        if (figures.imported() > 0) {
            checks.add(warn(Figure.votes(figures.imported()) + " collected elsewhere and imported"));
        } else {
            checks.add(ok("Plan fixed before the first vote"));
        }
        checks.add(tasks(figures));
        checks.add(ok("No votes removed"));
        if (!standings.plan().cluster().isEmpty()) {
            checks.add(warn("Plain errors: clustering by "
                    + String.join(" and ", standings.plan().cluster()) + " is not applied yet"));
        }
        if (standings.plan().statistic() == Plan.Statistic.GRADED_MEAN) {
            checks.add(warn(
                    "The plan names the mean of graded answers; here an answer counts by its side, not its grade"));
        }
        standings.scores().warnings().forEach(warning -> checks.add(warn(words(warning))));
        return checks;
    }

    private static String words(Warning warning) {
        if (warning.models().isEmpty() || warning.models().size() > NAMED) {
            return warning.text();
        }
        return String.join(", ", warning.models()) + ": " + warning.text();
    }

    private static Check tasks(Figures figures) {
        return figures.tasks() >= figures.plannedTasks()
                ? ok("All " + Figure.count(figures.plannedTasks()) + " registered tasks voted on")
                : warn(Figure.count(figures.tasks()) + " of " + Figure.count(figures.plannedTasks())
                        + " registered tasks voted on");
    }

    private static Check ok(String text) {
        return new Check("ok", text);
    }

    private static Check warn(String text) {
        return new Check("warn", text);
    }
}
