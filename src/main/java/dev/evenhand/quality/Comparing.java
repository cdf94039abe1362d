package dev.evenhand.quality;

import dev.evenhand.quality.Exclusions.Excluded;
import dev.evenhand.results.Choice;
import dev.evenhand.statistics.ModelScore;
import dev.evenhand.statistics.Scores;
import dev.evenhand.study.Plan;
import dev.evenhand.study.PlanReader;
import dev.evenhand.study.Study;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the scores are with and without some raters, fit as the plan says. */
@Component
class Comparing {

    private final RaterVoteReading reading;
    private final PlanReader plans;

    Comparing(RaterVoteReading reading, PlanReader plans) {
        this.reading = reading;
        this.plans = plans;
    }

    /** Everybody first, then without those of each rule, of the plan, and without all that are left out. */
    List<Comparison> ofExclusions(Study study, List<Excluded> out) {
        var groups = new LinkedHashMap<String, Set<String>>();
        groups.put("nobody", Set.of());
        for (var rule : new TreeSet<>(out.stream().map(Excluded::rule).toList())) {
            groups.put(
                    "by rule “" + rule + "” alone",
                    names(out, each -> each.rule().equals(rule)));
        }
        groups.put("by the plan's rules", names(out, Excluded::planned));
        groups.put("everybody who is left out", names(out, each -> true));
        return compare(study, groups);
    }

    /** Before and after one more decision about a rater; those left out by a rule of the plan are out in both. */
    List<Comparison> ofDecision(Study study, List<Excluded> out, String rater, boolean excluding) {
        var now = new HashSet<>(names(out, Excluded::planned));
        var before = new HashSet<>(now);
        var after = new HashSet<>(now);
        if (excluding) {
            after.add(rater);
        } else {
            before.add(rater);
            after.remove(rater);
        }
        var groups = new LinkedHashMap<String, Set<String>>();
        groups.put("before", before);
        groups.put("after", after);
        return compare(study, groups);
    }

    private List<Comparison> compare(Study study, LinkedHashMap<String, Set<String>> groups) {
        var plan = plans.stored(study.plan());
        var comparisons = new ArrayList<Comparison>();
        var method = Choice.planned(plan).method(plan.level());
        Pair pair = null;
        for (var group : groups.entrySet()) {
            var votes = reading.votes(study, group.getValue());
            if (votes.size() == 0) {
                continue;
            }
            var scores = method.fit(votes);
            pair = pair == null ? pair(plan, scores) : pair;
            comparisons.add(Comparison.of(
                    group.getKey(), group.getValue().size(), votes.size(), scores, pair.first(), pair.second()));
        }
        return comparisons;
    }

    /** The two models of the claim, or else the first two of the scores with everybody's votes. */
    private static Pair pair(Plan plan, Scores scores) {
        var claim = plan.claim();
        if (claim != null) {
            return new Pair(claim.better(), claim.than());
        }
        var best = scores.models().stream().map(ModelScore::model).limit(2).toList();
        return new Pair(best.get(0), best.get(1));
    }

    private static Set<String> names(List<Excluded> out, Predicate<Excluded> which) {
        return out.stream().filter(which).map(Excluded::rater).collect(Collectors.toUnmodifiableSet());
    }

    private record Pair(String first, String second) {}
}
