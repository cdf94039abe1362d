package dev.evenhand.quality;

import dev.evenhand.card.CardPlan;
import dev.evenhand.card.CardVotes;
import dev.evenhand.card.Supposed;
import dev.evenhand.quality.Exclusions.Excluded;
import dev.evenhand.results.Looking;
import dev.evenhand.study.Study;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What the headline is with and without some raters, by the statistic and the weights of the plan. */
@Component
class Comparing {

    private final RaterVoteReading reading;
    private final Looking looking;
    private final JsonMapper json;

    Comparing(RaterVoteReading reading, Looking looking, JsonMapper json) {
        this.reading = reading;
        this.looking = looking;
        this.json = json;
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

    /** The votes are read once, whatever groups there are. */
    private List<Comparison> compare(Study study, LinkedHashMap<String, Set<String>> groups) {
        var all = reading.cardVotes(study);
        if (all.size() == 0) {
            return List.of();
        }
        var plan = CardPlan.of(json.readTree(study.plan()));
        var supposed = Supposed.of(plan, looking.at(study), all);
        return groups.entrySet().stream()
                .map(group -> comparison(group.getKey(), group.getValue(), supposed, all))
                .filter(comparison -> comparison.votes() > 0)
                .toList();
    }

    private static Comparison comparison(String name, Set<String> out, Supposed supposed, CardVotes all) {
        var votes = out.isEmpty() ? all : all.where(vote -> !out.contains(all.raterName(vote)));
        return new Comparison(name, out.size(), votes.size(), supposed.headline(votes), supposed.lead(votes));
    }

    private static Set<String> names(List<Excluded> out, Predicate<Excluded> which) {
        return out.stream().filter(which).map(Excluded::rater).collect(Collectors.toUnmodifiableSet());
    }
}
