package dev.evenhand.card;

import dev.evenhand.card.Card.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Looks at how a study was run: whether its plan came first, how it ended, where its votes come from, what was amended. */
record Conduct(CardPlan plan, StudyFacts facts, Size size, End end) {

    static final String END = "end";

    List<Check> all() {
        var checks = new ArrayList<Check>();
        checks.addAll(planned());
        checks.add(end.kind() == End.Kind.SEQUENTIAL ? sequential() : end(end.kind(), size, facts.looks()));
        checks.addAll(origin());
        checks.addAll(tasks());
        checks.addAll(changes());
        return checks;
    }

    private List<Check> planned() {
        var first = facts.imported() + facts.made() > 0
                ? new Check(
                        "plan", "warn", "Votes were collected elsewhere: nothing here shows that the plan came first")
                : new Check("plan", "ok", "Plan fixed before the first vote");
        return plan.claim().isPresent()
                ? List.of(first)
                : List.of(
                        first,
                        new Check("claim", "warn", "The plan claims nothing: the two models were picked by the votes"));
    }

    /** The one check that looks alone can change. */
    static Check end(End.Kind end, Size size, long times) {
        var looks = times == 0
                ? "nobody looked before"
                : times == 1 ? "1 look before the end" : Words.count(times) + " looks before the end";
        return switch (end) {
            case PLANNED -> planned(size, looks, times);
            case OPEN -> new Check(END, "warn", "Not final: interval wide enough for looking early (asymptotic)");
            case LATE ->
                new Check(
                        END,
                        "warn",
                        "Votes were taken in after the end: the interval stays as wide as for looking early");
            case EARLY ->
                new Check(
                        END, "warn", "Ended before its planned votes: the interval stays as wide as for looking early");
            case SEQUENTIAL -> throw new IllegalArgumentException("That goes by its rule");
        };
    }

    /** Of votes that came from files nobody here knows who had looked at them before. */
    private static Check planned(Size size, String looks, long times) {
        if (size.imported() + size.made() == 0) {
            return new Check(END, times == 0 ? "ok" : "warn", "Ended as planned; " + looks);
        }
        var what = size.elsewhere()
                ? "Collected elsewhere: whether it ended as planned, and who looked before, is not known"
                : "Some votes were collected elsewhere: who had looked at them before is not known";
        return new Check(END, "warn", what + (times == 0 ? "" : "; " + looks + " here"));
    }

    private Check sequential() {
        boolean over = facts.over();
        boolean full = facts.complete() && !size.elsewhere();
        var how = facts.ruled()
                ? over ? "Ended by the sequential rule" : "The sequential rule is met"
                : over
                        ? full
                                ? "All planned votes are in; the sequential rule was not met"
                                : "Closed by hand before the sequential rule was met"
                        : "Runs until the sequential rule is met";
        boolean fair = over && (facts.ruled() || full);
        return new Check(END, fair ? "ok" : "warn", how + "; interval valid at any look (asymptotic)");
    }

    private List<Check> origin() {
        var checks = new ArrayList<Check>();
        if (facts.simulated() || facts.made() > 0) {
            checks.add(new Check(
                    "simulated", "fail", "Simulated: " + Words.votes(facts.made()) + " made up by a program"));
        }
        if (facts.imported() > 0) {
            checks.add(
                    new Check("imported", "warn", Words.votes(facts.imported()) + " collected elsewhere and imported"));
        }
        return checks;
    }

    private List<Check> tasks() {
        long planned = facts.attrition().plannedTasks();
        long parked = facts.attrition().parked();
        var voted = size.tasks() >= planned
                ? new Check("tasks", "ok", "All " + Words.count(planned) + " registered tasks voted on")
                : new Check(
                        "tasks",
                        "warn",
                        Words.count(size.tasks()) + " of " + Words.count(planned) + " registered tasks voted on");
        return parked == 0
                ? List.of(voted)
                : List.of(
                        voted,
                        new Check("parked", "warn", Words.count(parked) + " comparisons that raters could not judge"));
    }

    /** Decisions about raters are told together where they are several; what only keeps a rater changes nothing. */
    private List<Check> changes() {
        if (facts.changes().isEmpty()) {
            return List.of(new Check("changes", "ok", "Nothing amended after registration"));
        }
        var decisions = facts.changes().stream()
                .filter(change -> change.kind().equals("exclusion"))
                .toList();
        var single = facts.changes().stream()
                .filter(change -> !change.kind().equals("kept"))
                .filter(change -> decisions.size() < 2 || !decisions.contains(change))
                .map(change -> "%s after %s".formatted(change.what(), Words.votes(change.afterVotes())));
        var together = decisions.size() < 2
                ? Stream.<String>empty()
                : Stream.of("%d decisions to leave raters out or take them back in, the last after %s"
                        .formatted(
                                decisions.size(),
                                Words.votes(decisions.get(decisions.size() - 1).afterVotes())));
        return Stream.concat(single, together)
                .map(text -> new Check("changes", "warn", text))
                .toList();
    }
}
