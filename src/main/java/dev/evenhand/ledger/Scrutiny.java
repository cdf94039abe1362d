package dev.evenhand.ledger;

import dev.evenhand.card.Counted;
import dev.evenhand.card.Fragility;
import dev.evenhand.card.Sides;
import java.util.OptionalDouble;
import tools.jackson.databind.node.ObjectNode;

/** Writes into the results what a sceptic asks of a headline: what would overturn it, what seats did, who agreed. */
record Scrutiny(Counted numbers) {

    void write(ObjectNode json) {
        overturn(json.putObject("overturn"), numbers.fragility());
        sides(json.putObject("sides"), numbers.sides());
        var agreement = json.putArray("agreement");
        numbers.agreement().forEach(found -> {
            var row = agreement.addObject().put("coefficient", found.coefficient());
            row.put("units", found.units());
            decimal(row, "value", found.value());
        });
    }

    private static void overturn(ObjectNode row, Fragility found) {
        found.flip().ifPresent(change -> row.put("flip", change.votes()));
        found.drop().ifPresent(change -> row.put("drop", change.votes()));
        decimal(row, "without_one_lowest", found.withoutOneLowest());
        decimal(row, "without_one_highest", found.withoutOneHighest());
    }

    private static void sides(ObjectNode row, Sides found) {
        row.put("first_left", found.firstLeft()).put("first_right", found.firstRight());
        decimal(row, "effect", found.effect());
        found.interval()
                .ifPresent(range ->
                        row.put("lower", Results.decimal(range.lower())).put("upper", Results.decimal(range.upper())));
        row.put("same_model", found.sameModelBallots());
        decimal(row, "same_model_left", found.sameModelLeftShare());
    }

    private static void decimal(ObjectNode row, String name, OptionalDouble value) {
        value.ifPresent(found -> row.put(name, Results.decimal(found)));
    }
}
