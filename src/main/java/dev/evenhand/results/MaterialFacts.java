package dev.evenhand.results;

import dev.evenhand.card.Background.Answers;
import dev.evenhand.card.Card;
import dev.evenhand.card.Words;
import dev.evenhand.results.CardView.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Where tasks and responses come from, and whether any came twice, in words. */
final class MaterialFacts {

    private MaterialFacts() {}

    static List<Fact> of(Card card) {
        var material = card.material();
        var origin = material.origin();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(
                "Tasks on this server",
                origin.since()
                        .map(since -> "since %s, pool in version %d at registration"
                                .formatted(since.substring(0, 10), origin.versions()))
                        .orElse("since when is not known")));
        facts.add(new Fact("In an earlier study here", some(material.reused(), "task", "tasks")));
        facts.add(new Fact("Ask what another asks", some(material.copies(), "task", "tasks")));
        facts.add(new Fact("Responses shown", each(material.answers(), Answers::tasks) + ": the first to each task"));
        facts.add(new Fact("Other responses held", others(material.answers())));
        facts.add(new Fact("Replaced before registration", some(origin.replaced(), "response", "responses")));
        facts.add(new Fact(
                "Name a model or its maker",
                some(origin.leaking(), "response", "responses")
                        + (origin.leaking() == 0
                                ? ""
                                : switch (origin.leaks()) {
                                    case "mask" -> ", masked";
                                    case "block" -> ", not shown";
                                    default -> ", shown as they are";
                                })));
        return facts;
    }

    private static String some(long number, String one, String many) {
        return number == 0 ? "none" : Words.count(number) + " " + (number == 1 ? one : many);
    }

    private static String each(List<Answers> answers, ToLongFunction<Answers> number) {
        return answers.stream()
                .map(of -> of.model() + " " + Words.count(number.applyAsLong(of)))
                .collect(Collectors.joining(", "));
    }

    private static String others(List<Answers> answers) {
        var more = answers.stream().filter(of -> of.responses() > of.tasks()).toList();
        return more.isEmpty() ? "none" : each(more, of -> of.responses() - of.tasks()) + ", in no score";
    }
}
