package dev.evenhand.card;

import dev.evenhand.card.Card.Check;
import dev.evenhand.statistics.Coefficient;
import dev.evenhand.statistics.Covariate;
import dev.evenhand.statistics.SignTest;
import dev.evenhand.statistics.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** What the seat did to the votes. */
public record Sides(
        long firstLeft,
        long firstRight,
        double balanceP,
        OptionalDouble effect,
        Optional<Measured.Range> interval,
        long sameModelBallots,
        OptionalDouble sameModelLeftShare) {

    private static final double RARE = 0.01;

    /** @param votes all there are, two responses of one model among them */
    static Sides of(CardPlan plan, CardVotes votes, CardVotes counted, CardPlan.Pair pair, End end) {
        var between = counted.between(pair);
        long left = 0;
        for (int vote = 0; vote < between.size(); vote++) {
            left += between.left(vote).equals(pair.first()) ? 1 : 0;
        }
        long right = between.size() - left;
        var effect = counted.size() == 0
                ? Optional.<Coefficient>empty()
                : end.widened(plan.method()).withPosition().fit(counted.votes()).coefficients().stream()
                        .filter(found -> found.covariate().kind() == Covariate.Kind.POSITION)
                        .findFirst();
        var same = votes.where(votes::sameModel);
        return new Sides(
                left,
                right,
                SignTest.of(left, right).p(),
                effect.map(found -> OptionalDouble.of(found.value())).orElse(OptionalDouble.empty()),
                effect.map(found -> new Measured.Range(found.lower(), found.upper())),
                same.size(),
                leftShare(same));
    }

    private static OptionalDouble leftShare(CardVotes same) {
        long left = 0;
        long right = 0;
        for (int vote = 0; vote < same.size(); vote++) {
            left += same.verdict(vote) == Verdict.MODEL_A ? 1 : 0;
            right += same.verdict(vote) == Verdict.MODEL_B ? 1 : 0;
        }
        return left + right == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) left / (left + right));
    }

    List<Check> checks() {
        var uneven = balanceP < RARE
                ? Stream.of(new Check("balance", "fail", "Seats were not even (" + Words.chance(balanceP) + ")"))
                : Stream.<Check>empty();
        return Stream.concat(uneven, Stream.of(position())).toList();
    }

    private Check position() {
        return interval.map(range -> range.lower() <= 0 && range.upper() >= 0
                        ? new Check("position", "ok", "No effect of the seat found")
                        : new Check(
                                "position",
                                "warn",
                                "The %s seat is favoured".formatted(range.lower() > 0 ? "left" : "right")))
                .orElse(new Check("position", "none", "Whether the seat matters cannot be told"));
    }
}
