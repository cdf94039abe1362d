package dev.evenhand.card;

import dev.evenhand.card.Card.Check;
import dev.evenhand.card.Measured.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at what a result stands on: tasks, responses, parts of its votes, one ranking, the owner's word, the signed log. */
record Grounds(
        Measured headline,
        Material material,
        List<Card.Split> splits,
        List<Card.Stated> stated,
        Optional<Ranking> ranking,
        Size size,
        long planned,
        End end) {

    /** A fair coin falls ten times on one side in one of 500 tries. */
    private static final int ALIKE = 10;

    List<Check> all() {
        var checks = new ArrayList<Check>();
        ranking.ifPresent(found -> checks.add(end.anyLook() ? sofar(ranked(found)) : ranked(found)));
        parts("guide", "The guide changed while votes came; under its versions", checks);
        parts("group", "In the groups that raters came in", checks);
        parts("source", "Among votes given here and votes collected elsewhere", checks);
        again().ifPresent(checks::add);
        if (!material.answers().isEmpty()) {
            checks.add(responses());
            leaks().ifPresent(checks::add);
            checks.add(copies());
            checks.add(reuse());
        }
        checks.add(statements());
        checks.add(Logged.check(Optional.empty(), size));
        return checks;
    }

    private static Check ranked(Ranking found) {
        if (!found.asked()) {
            return new Check(
                    "ranking", "none", "Whether one ranking explains so many votes is asked under Diagnostics");
        }
        if (found.fit().isEmpty()) {
            return new Check("ranking", "none", "Whether one ranking explains the votes cannot be told");
        }
        var p = " (" + Words.chance(found.fit().getAsDouble()) + ")";
        if (!found.broken()) {
            return new Check(
                    "ranking",
                    found.whole() ? "ok" : "none",
                    found.whole()
                            ? "The votes do not speak against one ranking" + p
                            : "Whether one ranking explains the votes cannot be told from so few raters");
        }
        return new Check(
                "ranking",
                "fail",
                "No single ranking explains the votes" + p
                        + (found.circular()
                                ? ": " + String.join(" > ", found.round()) + " > "
                                        + found.round().get(0)
                                : ""));
    }

    /** A p-value is for one look; whoever looks often enough finds a small one. */
    private static Check sofar(Check check) {
        return check.kind().equals("fail") ? new Check(check.id(), "warn", "At this look: " + check.text()) : check;
    }

    /** That a part says nothing by itself is no contradiction; that it says the opposite is. */
    private void parts(String by, String where, List<Check> checks) {
        if (splits.stream().noneMatch(split -> split.by().equals(by))) {
            return;
        }
        if (contradicts(by)) {
            checks.add(new Check(by, "fail", where + " the votes contradict each other"));
        } else {
            checks.add(new Check(by, by.equals("guide") ? "warn" : "ok", where + " none contradicts another"));
        }
    }

    private boolean contradicts(String by) {
        return splits.stream()
                        .filter(split -> split.by().equals(by))
                        .map(split -> said(split.measured()))
                        .filter(outcome -> outcome == Outcome.FIRST || outcome == Outcome.SECOND)
                        .distinct()
                        .count()
                > 1;
    }

    /** Votes that are all alike have no interval and say the most. */
    static Outcome said(Measured part) {
        boolean alike = part.outcome() == Outcome.UNTOLD && part.votes() >= ALIKE;
        return alike && Math.abs(part.lead()) == 0.5
                ? part.lead() > 0 ? Outcome.FIRST : Outcome.SECOND
                : part.outcome();
    }

    /** By the desk nobody answers the same twice; what a file says of its raters is taken as it stands, and told. */
    private Optional<Check> again() {
        return splits.stream()
                .filter(split -> split.by().equals("again"))
                .findFirst()
                .map(once -> {
                    boolean same = once.measured().outcome() == headline.outcome();
                    return new Check(
                            "again",
                            same ? "warn" : "fail",
                            "Raters in files answer the same twice; %s the headline is %s"
                                    .formatted(once.part(), same ? "the same" : "another"));
                });
    }

    private Check responses() {
        long replaced = material.origin().replaced();
        return replaced > 0
                ? new Check(
                        "responses",
                        "warn",
                        "%s replaced before registration"
                                .formatted(
                                        replaced == 1 ? "1 response was" : Words.count(replaced) + " responses were"))
                : new Check("responses", "ok", "One response a model and task shown, none replaced by another");
    }

    private Optional<Check> leaks() {
        long leaking = material.origin().leaking();
        if (leaking == 0) {
            return Optional.empty();
        }
        boolean shown = material.origin().leaks().equals("allow");
        return Optional.of(new Check(
                "leaks",
                shown ? "warn" : "ok",
                "%s a model or its maker%s"
                        .formatted(
                                leaking == 1 ? "1 response names" : Words.count(leaking) + " responses name",
                                shown
                                        ? " and were shown so"
                                        : material.origin().leaks().equals("mask")
                                                ? ": the names were masked"
                                                : ": they were left out")));
    }

    private Check copies() {
        if (material.copies() == 0) {
            return new Check("copies", "ok", "No task asks what another asks already");
        }
        var once = splits.stream()
                .filter(split -> split.by().equals("copies"))
                .findFirst()
                .map(split -> split.measured().outcome());
        boolean same = once.isEmpty() || once.get() == headline.outcome();
        return new Check(
                "copies",
                same ? "warn" : "fail",
                "%s what another asks already; %s"
                        .formatted(
                                material.copies() == 1 ? "1 task asks" : Words.count(material.copies()) + " tasks ask",
                                same ? "without them the headline is the same" : "the headline hangs on them"));
    }

    private Check reuse() {
        return material.reused() == 0
                ? new Check("reuse", "ok", "No task was in an earlier study on this server")
                : new Check(
                        "reuse",
                        contradicts("reuse") ? "fail" : "warn",
                        "%s of %s tasks were in an earlier study on this server%s"
                                .formatted(
                                        Words.count(material.reused()),
                                        Words.count(planned),
                                        contradicts("reuse") ? ", and new ones say the opposite" : ""));
    }

    private Check statements() {
        long open = stated.stream().filter(each -> each.said().isEmpty()).count();
        return open == 0
                ? new Check("stated", "none", "What only the owner can say is stated, and cannot be checked")
                : new Check(
                        "stated",
                        "none",
                        "The owner has not answered %d of %d questions that nobody else can"
                                .formatted(open, stated.size()));
    }
}
