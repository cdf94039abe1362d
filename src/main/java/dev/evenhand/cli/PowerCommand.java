package dev.evenhand.cli;

import dev.evenhand.statistics.Power;
import dev.evenhand.statistics.PowerPlan;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code power}: what a planned study of two models can find, and what it would need. */
@Command(
        name = "power",
        description = "Sample size and detectable difference of a study of two models, with clustering.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false)
final class PowerCommand implements Callable<Integer> {

    private final PrintWriter out;

    @Option(
            names = "--win",
            required = true,
            paramLabel = "SHARE",
            description = "Expected win share of the better model, a tie being half a win.")
    private double win;

    @Option(names = "--ties", paramLabel = "SHARE", description = "Expected share of ties.")
    private double ties;

    @Option(names = "--tasks", required = true, description = "Tasks planned.")
    private long tasks;

    @Option(names = "--votes-per-task", description = "Votes on each task, 1 by default.")
    private long votesPerTask = 1;

    @Option(names = "--raters", required = true, description = "Raters planned.")
    private long raters;

    @Option(names = "--icc-rater", description = "Correlation of the votes of one rater, 0 to 1.")
    private double iccRater;

    @Option(names = "--icc-task", description = "Correlation of the votes on one task, 0 to 1.")
    private double iccTask;

    @Option(names = "--power", description = "Wanted chance to find the difference, 0.8 by default.")
    private double power = 0.8;

    @Option(names = "--alpha", description = "Two-sided level of the test, 0.05 by default.")
    private double alpha = 0.05;

    @Option(names = "--format", description = "table or json.")
    private Format format = Format.TABLE;

    PowerCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        var found = Power.of(new PowerPlan(win, ties, tasks, votesPerTask, raters, iccRater, iccTask, power, alpha));
        switch (format) {
            case TABLE -> table(found);
            case JSON -> out.println(Json.write(json(found)));
            case CSV -> throw new BadInput("power prints as table or json");
        }
        return 0;
    }

    private void table(Power found) {
        line("Votes planned", "%,d", found.votes());
        line("Design effect", "%.2f", found.designEffect());
        line("Worth as many independent votes", "%,.0f", found.effectiveVotes());
        line("Chance to find the difference", "%.1f %%", 100 * found.powerReached());
        line("Smallest difference to be found", "%s", net(found));
        line("Votes needed", "%s", count(found.votesNeeded()));
        line("... as tasks, rated as often", "%s", count(found.tasksNeeded()));
        line("... as raters, none with more", "%s", count(found.ratersNeeded()));
        line("Votes needed of these raters", "%s", count(found.votesNeededOfTheseRaters()));
        out.println(
                found.underpowered()
                        ? "Underpowered: the planned votes find the difference less often than wanted."
                        : "Enough: the planned votes find the difference as often as wanted.");
    }

    private void line(String label, String format, Object value) {
        out.printf(Locale.ROOT, "%-34s" + format + "%n", label, value);
    }

    private static String net(Power found) {
        return found.detectableNet().isPresent()
                ? String.format(
                        Locale.ROOT,
                        "%.1f points of wins less losses (win share %.1f %%)",
                        100 * found.detectableNet().getAsDouble(),
                        50 + 50 * found.detectableNet().getAsDouble())
                : "none";
    }

    private static String count(OptionalLong found) {
        return found.isPresent() ? String.format(Locale.ROOT, "%,d", found.getAsLong()) : "no number is enough";
    }

    private static LinkedHashMap<String, @Nullable Object> json(Power found) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("votes", found.votes());
        json.put("design_effect", found.designEffect());
        json.put("effective_votes", found.effectiveVotes());
        json.put("power_reached", found.powerReached());
        json.put("underpowered", found.underpowered());
        json.put("votes_needed", orNull(found.votesNeeded()));
        json.put("tasks_needed", orNull(found.tasksNeeded()));
        json.put("raters_needed", orNull(found.ratersNeeded()));
        json.put("votes_needed_of_these_raters", orNull(found.votesNeededOfTheseRaters()));
        json.put(
                "detectable_net",
                found.detectableNet().isPresent() ? found.detectableNet().getAsDouble() : null);
        return json;
    }

    private static @Nullable Long orNull(OptionalLong found) {
        return found.isPresent() ? found.getAsLong() : null;
    }
}
