package dev.evenhand.card;

import dev.evenhand.card.Card.Category;
import dev.evenhand.card.Card.Check;
import dev.evenhand.card.Card.Exclusion;
import dev.evenhand.card.Card.Explored;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Looks at a result from every side it can be dressed up from; what failed stands beside what passed.
 *
 * @param exclusions the headline with and without those that the plan's rules leave out
 * @param kept the headline without those who are flagged and count
 */
record Checking(
        CardPlan plan, StudyFacts facts, End end, Card card, List<Exclusion> exclusions, Optional<Exclusion> kept) {

    List<Check> all() {
        var checks = new ArrayList<Check>();
        checks.addAll(new Conduct(plan, facts, card.size(), end).all());
        checks.addAll(new Voters(headline(), card.size(), facts, exclusions, kept).all());
        card.fragility().check(plan).ifPresent(checks::add);
        statistics().ifPresent(checks::add);
        checks.addAll(categories());
        checks.addAll(card.sides().checks());
        checks.add(card.sampling().check());
        checks.addAll(grounds().all());
        checks.add(Blinding.check(card.blinding(), facts.over()));
        checks.addAll(variants());
        checks.add(card.power().check());
        return List.copyOf(checks);
    }

    private Measured headline() {
        return card.headline().measured();
    }

    private Optional<Check> statistics() {
        var explored = card.exploratory();
        if (explored.isEmpty()) {
            return Optional.empty();
        }
        var disagreeing = explored.stream().filter(Explored::disagrees).toList();
        return Optional.of(
                disagreeing.isEmpty()
                        ? new Check("statistics", "ok", "%d other statistics say the same".formatted(explored.size()))
                        : new Check(
                                "statistics",
                                "warn",
                                "Statistics disagree: "
                                        + disagreeing.stream()
                                                .map(one -> told(one.name(), one.p()))
                                                .collect(Collectors.joining("; "))
                                        + " against the planned "
                                        + told(
                                                plan.statistic().words(),
                                                headline().p())));
    }

    private static String told(String statistic, OptionalDouble p) {
        return statistic + (p.isPresent() ? " (" + Words.chance(p.getAsDouble()) + ")" : "");
    }

    private List<Check> categories() {
        var checks = new ArrayList<Check>();
        var empty = categoriesThat(measured -> measured.votes() == 0);
        if (!empty.isEmpty()) {
            checks.add(new Check("categories", "fail", "No votes in " + String.join(", ", empty)));
        }
        var against = headline().lead() >= 0 ? Measured.Outcome.SECOND : Measured.Outcome.FIRST;
        var lost = categoriesThat(measured -> Grounds.said(measured) == against);
        if (!lost.isEmpty()) {
            checks.add(new Check("lost", "warn", "The other way round in " + String.join(", ", lost)));
        } else if (card.categories().size() > 1 && empty.isEmpty()) {
            checks.add(new Check(
                    "categories",
                    "ok",
                    "All %d categories shown, none clearly against"
                            .formatted(card.categories().size())));
        }
        return checks;
    }

    private List<String> categoriesThat(Predicate<Measured> are) {
        return card.categories().stream()
                .filter(category -> are.test(category.measured()))
                .map(Category::name)
                .toList();
    }

    private Grounds grounds() {
        return new Grounds(
                headline(),
                card.material(),
                card.splits(),
                card.stated(),
                card.ranking(),
                card.size(),
                facts.attrition().plannedTasks(),
                end);
    }

    private List<Check> variants() {
        var checks = new ArrayList<Check>();
        var withdrawn = facts.variants().stream()
                .filter(variant -> !variant.withdrawn().isEmpty())
                .map(StudyFacts.Variant::model)
                .distinct()
                .toList();
        if (!withdrawn.isEmpty()) {
            checks.add(new Check("withdrawn", "warn", "Withdrawn, and still here: " + String.join(", ", withdrawn)));
        }
        card.bestOf().map(Flattery::check).ifPresent(checks::add);
        if (plan.models().size() > card.models().size()) {
            checks.add(new Check("models", "fail", "A model of the plan is missing"));
        }
        return checks;
    }
}
