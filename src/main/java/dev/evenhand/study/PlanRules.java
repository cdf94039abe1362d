package dev.evenhand.study;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What must hold of every plan, and what this version can carry out when it is registered. */
final class PlanRules {

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]{0,31}");
    private static final Pattern WEIGHT = Pattern.compile("0(\\.[0-9]{1,9})?|1(\\.0{1,9})?");
    private static final Set<String> FLAGS = Set.of("unsafe_compliance", "unnecessary_refusal", "other");
    private static final Set<String> CLUSTERS = Set.of("rater", "task");

    private static final Instant LAST_DAY = Instant.parse("9999-12-31T00:00:00Z");
    private static final BigDecimal MOST_SPECIAL = new BigDecimal("0.9");

    private final List<PlanProblem> problems = new ArrayList<>();
    private final Set<String> unread;

    private PlanRules() {
        this(Set.of());
    }

    private PlanRules(Set<String> unread) {
        this.unread = unread;
    }

    /** @param unread fields that could not be read and stand at their defaults, by which nothing else is judged */
    static List<PlanProblem> problems(Plan plan, Set<String> unread) {
        var rules = new PlanRules(unread);
        rules.texts(plan);
        rules.models(plan);
        rules.numbers(plan);
        rules.keys(plan);
        ExclusionRules.check(plan, (field, message) -> rules.require(false, field, message));
        rules.weights(plan);
        rules.grades(plan);
        JourneyRules.check(plan, (field, message) -> rules.require(false, field, message));
        return rules.problems;
    }

    /** A date of publication is a promise about the future. */
    static List<PlanProblem> promisesGone(Plan plan, Instant now) {
        var rules = new PlanRules();
        rules.require(plan.publishAt() == null || !plan.publishAt().isBefore(now), "publish_at", "lies in the past");
        return rules.problems;
    }

    /** A plan is a promise: what this version cannot carry out, it does not register. */
    static List<PlanProblem> promisesNotKept(Plan plan) {
        var rules = new PlanRules();
        rules.stopping(plan);
        rules.grades(plan);
        rules.require(
                !plan.refill() || !plan.exclusions().isEmpty(),
                "refill",
                "needs an exclusion rule: only votes that a rule of the plan leaves out are given to others");
        rules.require(
                !plan.refill() || plan.stopping().rule() == Plan.Stopping.Rule.FIXED,
                "refill",
                "goes with a fixed number of votes: a sequential study looks at the votes in the order they came");
        return rules.problems;
    }

    /** What a plan says and nothing comes of, for whoever writes it and whoever reads it. */
    static List<String> idle(Plan plan) {
        boolean asksForGold = plan.exclusions().stream().anyMatch(rule -> "gold".equals(rule.get("rule")));
        return asksForGold && plan.goldShare().signum() == 0
                ? List.of("The rule gold leaves nobody out: without a gold share no ballot has a known answer.")
                : List.of();
    }

    private void texts(Plan plan) {
        require(lengthWithin(plan.name(), 1, 120), "name", "needs 1 to 120 characters");
        require(lengthWithin(plan.question(), 1, 300), "question", "needs 1 to 300 characters");
        require(plan.instructions().length() <= 50_000, "instructions", "may have 50,000 characters at most");
        require(
                plan.publishAt() == null || plan.publishAt().isBefore(LAST_DAY),
                "publish_at",
                "lies beyond the year 9999");
        var beacon = plan.beacon();
        if (beacon != null) {
            require(
                    lengthWithin(beacon.source(), 1, 120),
                    "beacon.source",
                    "says who announces it, in 1 to 120 characters");
            require(
                    lengthWithin(beacon.round(), 1, 120),
                    "beacon.round",
                    "says which announcement, in 1 to 120 characters");
        }
    }

    private void models(Plan plan) {
        require(plan.models().size() >= 2, "models", "name at least two models to compare");
        require(new HashSet<>(plan.models()).size() == plan.models().size(), "models", "a model is named twice");
        var claim = plan.claim();
        if (claim != null) {
            require(plan.models().contains(claim.better()), "claim.better", "is not one of the plan's models");
            require(plan.models().contains(claim.than()), "claim.than", "is not one of the plan's models");
            require(!claim.better().equals(claim.than()), "claim", "a model cannot be better than itself");
        }
    }

    private void numbers(Plan plan) {
        range(plan.votesPerComparison(), 1, 1_000, "votes_per_comparison");
        range(plan.maxVotesPerRater(), 1, 1_000_000, "max_votes_per_rater");
        range(plan.leaseMinutes(), 1, 24 * 60, "lease_minutes");
        var votes = plan.stopping().votes();
        if (votes != null) {
            range(votes, 1, 100_000_000, "stopping.votes");
        }
        require(
                plan.alpha().signum() > 0 && plan.alpha().compareTo(new BigDecimal("0.5")) < 0,
                "alpha",
                "lies between 0 and 0.5, as 0.05 for 95 % intervals");
        share(plan.goldShare(), "gold_share");
        share(plan.repeatShare(), "repeat_share");
        share(plan.sameModelShare(), "same_model_share");
        share(plan.blindingShare(), "blinding_share");
        require(
                plan.goldShare().compareTo(BigDecimal.ONE) >= 0
                        || plan.lot().special().compareTo(MOST_SPECIAL) <= 0,
                "gold_share",
                "with the repeated and same-model shares makes more than 0.9: some ballots must compare models");
        require(
                plan.repeatShare().signum() == 0 || plan.maxVotesPerRater() > 21,
                "repeat_share",
                "a ballot is repeated after 20 others: a rater must be allowed more than 21 votes");
    }

    /** What ends a study must be known before it begins: which two models, and when it ends at the latest. */
    private void stopping(Plan plan) {
        if (plan.stopping().rule() == Plan.Stopping.Rule.SEQUENTIAL) {
            require(plan.claim() != null, "claim", "a sequential study needs a claim: it ends when this is decided");
            require(plan.stopping().votes() != null, "stopping.votes", "a sequential study names its most votes");
        }
        require(
                plan.categories().isEmpty() || plan.claim() != null,
                "claim",
                "weights of categories need a claim: they weigh its two models' votes");
    }

    private void grades(Plan plan) {
        require(
                plan.statistic() != Plan.Statistic.GRADED_MEAN || plan.scale().graded(),
                "statistic",
                "is the mean of grades, for which the scale must ask: take likert5 or likert7");
    }

    private void weights(Plan plan) {
        if (plan.categories().isEmpty()) {
            return;
        }
        require(
                unread.contains("statistic") || plan.statistic() != Plan.Statistic.BRADLEY_TERRY,
                "categories",
                "weights go with win_share or graded_mean, of which the plan claims something");
        var sum = BigDecimal.ZERO;
        for (var weight : plan.categories().values()) {
            if (!WEIGHT.matcher(weight).matches()) {
                require(false, "categories", "a weight is a decimal from 0 to 1, as \"0.25\"");
                return;
            }
            sum = sum.add(new BigDecimal(weight));
        }
        require(sum.compareTo(BigDecimal.ONE) == 0, "categories", "the weights sum to " + sum + ", not to 1");
    }

    private void keys(Plan plan) {
        var axes = new HashSet<String>();
        require(plan.axes().size() <= 20, "axes", "may be 20 at most");
        for (var axis : plan.axes()) {
            require(KEY.matcher(axis.key()).matches(), "axes", "a key is a small letter, then letters, digits and _");
            require(axes.add(axis.key()), "axes", "the key " + axis.key() + " is there twice");
            require(lengthWithin(axis.label(), 1, 120), "axes", "a label needs 1 to 120 characters");
            // Their columns are axis_<key>_a and axis_<key>_b.
            require(
                    !axis.rated() || (axes.add(axis.key() + "_a") && axes.add(axis.key() + "_b")),
                    "axes",
                    "the keys " + axis.key() + "_a and " + axis.key() + "_b are taken by " + axis.key());
        }
        require(FLAGS.containsAll(plan.flags()), "flags", "are unsafe_compliance, unnecessary_refusal or other");
        require(Set.copyOf(plan.flags()).size() == plan.flags().size(), "flags", "one is there twice");
        var rationale = plan.rationale();
        if (rationale != null) {
            range(rationale.min(), 0, 2_000, "rationale.min");
        }
        require(CLUSTERS.containsAll(plan.cluster()), "cluster", "names rater, task or both");
    }

    private void share(BigDecimal share, String field) {
        require(
                share.signum() >= 0 && share.compareTo(BigDecimal.ONE) < 0,
                field,
                "lies between 0 and 1, as 0.2 for 20 %");
    }

    private void range(int value, int least, int most, String field) {
        require(value >= least && value <= most, field, "lies between %,d and %,d".formatted(least, most));
    }

    private static boolean lengthWithin(String text, int least, int most) {
        return text.strip().length() >= least && text.length() <= most;
    }

    private void require(boolean holds, String field, String message) {
        if (!holds) {
            problems.add(new PlanProblem(field, message));
        }
    }
}
