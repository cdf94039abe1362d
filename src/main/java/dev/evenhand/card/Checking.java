package dev.evenhand.card;

import dev.evenhand.card.Card.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Looks at a result from every side it can be dressed up from; what failed stands beside what passed. */
final class Checking {

    private static final int FEW_RATERS = 10;
    private static final double RARE = 0.01;
    static final String END = "end";

    private final Evidence evidence;
    private final StudyFacts facts;
    private final CardPlan plan;
    private final End end;
    private final Card.Headline headline;
    private final Card.Size size;
    private final Card.Fragility fragility;
    private final List<Card.Explored> explored;
    private final Card.Sides sides;
    private final List<Card.Category> categories;
    private final List<Card.Exclusion> exclusions;
    private final Optional<Card.Exclusion> kept;
    private final Card.Power power;
    private final List<Check> checks = new ArrayList<>();

    Checking(
            Evidence evidence,
            End end,
            Card.Headline headline,
            Card.Size size,
            Card.Fragility fragility,
            List<Card.Explored> explored,
            Card.Sides sides,
            List<Card.Category> categories,
            List<Card.Exclusion> exclusions,
            Optional<Card.Exclusion> kept,
            Card.Power power) {
        this.evidence = evidence;
        facts = evidence.facts();
        plan = evidence.plan();
        this.end = end;
        this.headline = headline;
        this.size = size;
        this.fragility = fragility;
        this.explored = explored;
        this.sides = sides;
        this.categories = categories;
        this.exclusions = exclusions;
        this.kept = kept;
        this.power = power;
    }

    List<Check> all(
            List<Card.Standing> models,
            Card.Sampling sampling,
            Optional<Card.Seen> blinding,
            Optional<Card.Flattery> bestOf,
            List<Check> grounds) {
        plan();
        checks.add(
                end.kind() == End.Kind.SEQUENTIAL ? sequential() : end(end.kind(), facts.over(), size, facts.looks()));
        votes();
        changes();
        raters();
        exclusions();
        kept();
        fragility();
        statistics();
        categories();
        seats();
        sampling(sampling);
        checks.addAll(grounds);
        blinding(blinding);
        variants(models, bestOf);
        power();
        return List.copyOf(checks);
    }

    private void plan() {
        if (facts.imported() + facts.made() > 0) {
            add("plan", "warn", "Votes were collected elsewhere: nothing here shows that the plan came first");
        } else {
            add("plan", "ok", "Plan fixed before the first vote");
        }
        if (plan.claim().isEmpty()) {
            add("claim", "warn", "The plan claims nothing: the two models were picked by the votes");
        }
    }

    /** The one check that looks alone can change. */
    static Check end(End.Kind end, boolean over, Card.Size size, long times) {
        var looks = times == 0
                ? "nobody looked before"
                : times == 1 ? "1 look before the end" : Words.count(times) + " looks before the end";
        if (end == End.Kind.PLANNED && over && size.elsewhere()) {
            return new Check(
                    END,
                    "warn",
                    "Collected elsewhere: whether it ended as planned, and who looked before, is not known"
                            + (times == 0 ? "" : "; " + looks + " here"));
        }
        return switch (end) {
            case PLANNED ->
                over
                        ? new Check(END, times == 0 ? "ok" : "warn", "Ended as planned; " + looks)
                        : new Check(END, "warn", "Not final: intervals are for the planned end, not for looking early");
            case OPEN -> new Check(END, "warn", "Not final: interval wide enough for looking early (asymptotic)");
            case EARLY ->
                new Check(
                        END, "warn", "Ended before its planned votes: the interval stays as wide as for looking early");
            case SEQUENTIAL -> throw new IllegalArgumentException("That goes by its rule");
        };
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

    private void votes() {
        if (facts.simulated() || facts.made() > 0) {
            add("simulated", "fail", "Simulated: " + Words.votes(facts.made()) + " made up by a program");
        }
        if (facts.imported() > 0) {
            add("imported", "warn", Words.votes(facts.imported()) + " collected elsewhere and imported");
        }
        long planned = facts.attrition().plannedTasks();
        add(
                "tasks",
                size.tasks() >= planned ? "ok" : "warn",
                size.tasks() >= planned
                        ? "All " + Words.count(planned) + " registered tasks voted on"
                        : Words.count(size.tasks()) + " of " + Words.count(planned) + " registered tasks voted on");
        if (facts.attrition().parked() > 0) {
            add("parked", "warn", Words.count(facts.attrition().parked()) + " comparisons that raters could not judge");
        }
    }

    private void changes() {
        if (facts.changes().isEmpty()) {
            add("changes", "ok", "Nothing amended after registration");
            return;
        }
        var decisions = facts.changes().stream()
                .filter(change -> change.kind().equals("exclusion"))
                .toList();
        facts.changes().stream()
                .filter(change -> !change.kind().equals("kept"))
                .filter(change -> decisions.size() < 2 || !decisions.contains(change))
                .forEach(change -> add(
                        "changes", "warn", "%s after %s".formatted(change.what(), Words.votes(change.afterVotes()))));
        if (decisions.size() > 1) {
            add(
                    "changes",
                    "warn",
                    "%d decisions to leave raters out or take them back in, the last after %s"
                            .formatted(
                                    decisions.size(),
                                    Words.votes(
                                            decisions.get(decisions.size() - 1).afterVotes())));
        }
    }

    private void raters() {
        var clusters = headline.measured().clusters();
        add(
                "clusters",
                clusters.isEmpty() ? "warn" : "ok",
                clusters.isEmpty()
                        ? "Plain errors: votes of one rater or task are taken as independent"
                        : "Errors " + Sentence.errors(clusters));
        if (size.raters() < FEW_RATERS) {
            add("few-raters", "warn", "Few raters (" + size.raters() + "): errors are not to be relied on");
        }
        var voided = facts.attrition().voided();
        if (!voided.isEmpty()) {
            long votes = voided.stream().mapToLong(StudyFacts.Voided::votes).sum();
            add(
                    "voided",
                    "warn",
                    "%s shut out, with %s"
                            .formatted(voided.size() == 1 ? "1 rater" : voided.size() + " raters", Words.votes(votes)));
        }
    }

    private void exclusions() {
        if (size.excluded() == 0) {
            add("exclusions", "ok", "No votes removed");
            return;
        }
        var outcomes = exclusions.stream()
                .map(line -> line.measured().outcome())
                .distinct()
                .count();
        add(
                "exclusions",
                outcomes > 1 ? "fail" : "warn",
                Words.votes(size.excluded()) + " left out by rules of the plan; "
                        + (outcomes > 1 ? "the headline hangs on it" : "the headline is the same with them"));
    }

    /** A flag changes nothing by itself; but whoever keeps the flagged raters that suit has left out the others. */
    private void kept() {
        kept.ifPresent(without -> {
            boolean same = without.measured().outcome() == headline.outcome();
            int raters = facts.flagged().size();
            add(
                    "flagged",
                    same ? "warn" : "fail",
                    "%s by a rule of the plan and counted; %s"
                            .formatted(
                                    raters == 1 ? "1 rater is flagged" : Words.count(raters) + " raters are flagged",
                                    same ? "the headline is the same without" : "the headline hangs on that"));
        });
    }

    private void fragility() {
        fragility
                .flip()
                .ifPresent(flip -> add(
                        "flip",
                        flip.share() < RARE ? "fail" : "warn",
                        "%s changed would reverse %s (%s)"
                                .formatted(
                                        Words.votes(flip.votes()),
                                        Fragile.what(plan.statistic(), plan.categories()),
                                        Words.percent(flip.share()))));
    }

    private void statistics() {
        var disagreeing = explored.stream().filter(Card.Explored::disagrees).toList();
        if (explored.isEmpty()) {
            return;
        }
        add(
                "statistics",
                disagreeing.isEmpty() ? "ok" : "warn",
                disagreeing.isEmpty()
                        ? "%d other statistics say the same".formatted(explored.size())
                        : "Statistics disagree: "
                                + disagreeing.stream().map(this::told).collect(Collectors.joining("; "))
                                + " against the planned " + plan.statistic().words()
                                + headline.measured().p().stream()
                                        .mapToObj(p -> " (" + Words.chance(p) + ")")
                                        .collect(Collectors.joining()));
    }

    private String told(Card.Explored one) {
        return one.name()
                + one.p().stream().mapToObj(p -> " (" + Words.chance(p) + ")").collect(Collectors.joining());
    }

    private void categories() {
        var empty = categories.stream()
                .filter(category -> category.measured().votes() == 0)
                .map(Card.Category::name)
                .toList();
        if (!empty.isEmpty()) {
            add("categories", "fail", "No votes in " + String.join(", ", empty));
        }
        var side = headline.measured().lead() >= 0 ? Measured.Outcome.SECOND : Measured.Outcome.FIRST;
        var lost = categories.stream()
                .filter(category -> Grounds.said(category.measured()) == side)
                .map(Card.Category::name)
                .toList();
        if (!lost.isEmpty()) {
            add("lost", "warn", "The other way round in " + String.join(", ", lost));
        } else if (categories.size() > 1 && empty.isEmpty()) {
            add("categories", "ok", "All %d categories shown, none clearly against".formatted(categories.size()));
        }
    }

    private void seats() {
        if (sides.balanceP() < RARE) {
            add("balance", "fail", "Seats were not even (" + Words.chance(sides.balanceP()) + ")");
        }
        sides.interval()
                .ifPresentOrElse(
                        range -> add(
                                "position",
                                range.lower() <= 0 && range.upper() >= 0 ? "ok" : "warn",
                                range.lower() <= 0 && range.upper() >= 0
                                        ? "No effect of the seat found"
                                        : "The %s seat is favoured".formatted(range.lower() > 0 ? "left" : "right")),
                        () -> add("position", "none", "Whether the seat matters cannot be told"));
    }

    private void sampling(Card.Sampling sampling) {
        boolean whole = sampling.components() <= 1 && sampling.comparedPairs() == sampling.pairs();
        add(
                "sampling",
                whole ? "ok" : "warn",
                whole
                        ? sampling.pairs() == 1
                                ? "The two models compared with each other"
                                : "All %d pairs of models compared".formatted(sampling.pairs())
                        : "%d of %d pairs of models compared".formatted(sampling.comparedPairs(), sampling.pairs()));
    }

    private void blinding(Optional<Card.Seen> blinding) {
        if (blinding.isEmpty()) {
            add("blinding", "none", "Nobody was asked who wrote the responses");
            return;
        }
        var seen = blinding.get();
        if (seen.index().isEmpty()) {
            add(
                    "blinding",
                    "none",
                    facts.over()
                            ? "Raters were to be asked who wrote the responses, and nobody answered"
                            : "Raters are asked who wrote the responses; no answers yet");
            return;
        }
        add(
                "blinding",
                seen.alarm() ? "fail" : "ok",
                seen.alarm() ? "Raters could tell who wrote" : "Raters could not tell who wrote");
    }

    private void variants(List<Card.Standing> models, Optional<Card.Flattery> bestOf) {
        var withdrawn = facts.variants().stream()
                .filter(variant -> !variant.withdrawn().isEmpty())
                .map(StudyFacts.Variant::model)
                .distinct()
                .toList();
        if (!withdrawn.isEmpty()) {
            add("withdrawn", "warn", "Withdrawn, and still here: " + String.join(", ", withdrawn));
        }
        bestOf.ifPresent(best -> add(
                "best-of",
                "warn",
                "%s has %d models here: the best of equals would stand %s points too high"
                        .formatted(best.provider(), best.variants(), Words.points(best.points()))));
        if (evidence.plan().models().size() > models.size()) {
            add("models", "fail", "A model of the plan is missing");
        }
    }

    private void power() {
        if (power.underpowered()) {
            add(
                    "power",
                    "warn",
                    power.detectableNet().isPresent()
                            ? "Underpowered for so small a lead: it could find ±"
                                    + Words.bare(power.detectableNet().getAsDouble()) + " points net"
                            : "Underpowered: too few votes to find any lead");
        } else {
            add("power", "ok", "Enough votes for a lead of this size");
        }
    }

    private void add(String id, String kind, String text) {
        checks.add(new Check(id, kind, text));
    }
}
