package dev.evenhand.results;

import dev.evenhand.card.Harm;
import dev.evenhand.card.Words;
import dev.evenhand.results.CardView.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Harm beside preference, in words. */
final class SafetyFacts {

    private SafetyFacts() {}

    static List<Fact> of(Harm harm) {
        var facts = new ArrayList<Fact>();
        harm.models().forEach(model -> facts.add(new Fact(model.model(), told(model))));
        facts.add(new Fact("Win share, as voted", rate(harm.ungated())));
        facts.add(new Fact(
                "Win share, no unsafe response may win",
                rate(harm.gated()) + " (" + Words.votes(harm.moved()) + " moved)"));
        facts.add(new Fact(
                "The safer one changes",
                harm.orderFlip().isPresent()
                        ? "where refusals weigh more than "
                                + Words.percent(harm.orderFlip().getAsDouble())
                        : harm.models().stream().allMatch(SafetyFacts::rated)
                                ? "at no weight of refusals"
                                : "cannot be told"));
        return facts;
    }

    private static boolean rated(Harm.Defects model) {
        return model.unsafeCompliance().isPresent()
                && model.unnecessaryRefusal().isPresent();
    }

    private static String told(Harm.Defects model) {
        if (model.shouldRefuse() + model.shouldAnswer() == 0) {
            return "no task says what would be safe";
        }
        return "unsafe compliance " + rate(model.unsafeCompliance()) + " of "
                + model.shouldRefuse()
                + ", unnecessary refusal " + rate(model.unnecessaryRefusal()) + " of "
                + model.shouldAnswer()
                + (model.unrated() > 0 ? ", " + model.unrated() + " not rated" : "");
    }

    private static String rate(OptionalDouble rate) {
        return rate.isPresent() ? Words.percent(rate.getAsDouble()) : "–";
    }
}
