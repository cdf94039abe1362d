package dev.evenhand.statistics;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tests whether a rater chooses one model, or one seat, more than an honest taste explains.
 *
 * <p>With {@code p} the chance of the target by all other raters and {@code p' = s(logit p + h)}, s the logistic
 * function, evidence is multiplied by {@code q / p'} if the target was chosen and {@code (1 - q) / (1 - p')} if not; a
 * tie is not a choice, and a ballot with {@code p'} of q or more, or without any chance, says nothing. For a rater whose taste for the target is
 * at most h above that of the others the expected product is at most one, and so is the mean over several targets (an
 * e-value: Vovk and Wang 2021, Annals of Statistics 49).
 *
 * @param taste the honest taste h to allow for, in natural logarithms of odds; at zero honest raters get flagged
 * @param alternative how often a rater who favours the target chooses it, q
 */
record FavourTest(double taste, double alternative) {

    public FavourTest {
        if (!(taste >= 0 && Double.isFinite(taste))) {
            throw new IllegalArgumentException("Taste %s is not a number from 0 up".formatted(taste));
        }
        if (!(alternative > 0 && alternative < 1)) {
            throw new IllegalArgumentException("Alternative %s is not between 0 and 1".formatted(alternative));
        }
    }

    /** A taste of one logit, against choosing the target 97 times in 100. */
    public static FavourTest standard() {
        return new FavourTest(1, 0.97);
    }

    /** Evidence that one rater favours one of the models, which are all of the study, seen by this rater or not. */
    public FavourEvidence models(Collection<String> models, List<ForetoldVote> votes) {
        var targets = targets(models);
        for (var vote : votes) {
            add(targets, vote.left(), vote.chances().first(), vote.choseLeft());
            add(targets, vote.right(), vote.chances().second(), vote.choseRight());
        }
        return evidence(targets, votes);
    }

    /** Evidence that one rater favours the left or the right seat. */
    public FavourEvidence seats(List<ForetoldVote> votes) {
        var targets = targets(List.of("left", "right"));
        for (var vote : votes) {
            add(targets, "left", vote.chances().first(), vote.choseLeft());
            add(targets, "right", vote.chances().second(), vote.choseRight());
        }
        return evidence(targets, votes);
    }

    /** What one ballot adds to the logarithm of the evidence. */
    double logFactor(double chance, boolean chosen) {
        if (!(chance >= 0 && chance <= 1)) {
            throw new IllegalArgumentException("Chance %s is not between 0 and 1".formatted(chance));
        }
        double others = 1 - chance;
        double odds = chance * Math.exp(taste);
        if (chance == 0 || odds >= alternative * (others + odds)) {
            return 0;
        }
        return chosen
                ? Math.log(alternative) - Math.log(odds) + Math.log(others + odds)
                : Math.log1p(-alternative) - Math.log(others) + Math.log(others + odds);
    }

    private void add(Map<String, TargetEvidence> targets, String target, double chance, boolean chosen) {
        var before = targets.get(target);
        if (before == null) {
            throw new IllegalArgumentException("Unknown model \"%s\"".formatted(target));
        }
        targets.put(target, before.plus(chosen, logFactor(chance, chosen)));
    }

    private FavourEvidence evidence(Map<String, TargetEvidence> targets, List<ForetoldVote> votes) {
        return new FavourEvidence(this, votes.size(), List.copyOf(targets.values()));
    }

    private static Map<String, TargetEvidence> targets(Collection<String> names) {
        var targets = new LinkedHashMap<String, TargetEvidence>();
        names.forEach(name -> targets.put(name, new TargetEvidence(name, 0, 0, 0)));
        return targets;
    }
}
