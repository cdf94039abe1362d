package dev.evenhand.card;

import dev.evenhand.statistics.BradleyTerry;
import dev.evenhand.statistics.Cluster;
import dev.evenhand.statistics.Ties;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What a plan says of how its votes are counted; read from the frozen plan, so that a verifier has the same.
 *
 * @param sequential whether the study may end as soon as its interval leaves out evenness
 * @param votes the most votes that the plan asks for
 * @param categories weights by name; empty where every vote counts the same
 * @param exclusions codes of the rules by which raters' votes are left out
 */
public record CardPlan(
        String name,
        String question,
        List<String> models,
        Statistic statistic,
        Optional<Pair> claim,
        double alpha,
        Ties ties,
        Set<Cluster> clusters,
        boolean sequential,
        OptionalLong votes,
        Map<String, Double> categories,
        List<String> exclusions,
        String scale) {

    public CardPlan {
        models = List.copyOf(models);
        clusters = Set.copyOf(clusters);
        categories = Collections.unmodifiableMap(new TreeMap<>(categories));
        exclusions = List.copyOf(exclusions);
    }

    /** Two models, in the order of the claim. */
    public record Pair(String first, String second) {

        public Pair reversed() {
            return new Pair(second, first);
        }
    }

    /** Reads the JSON of a registered plan, in which every default is filled in. */
    public static CardPlan of(JsonNode plan) {
        var claim = plan.path("claim");
        var stopping = plan.path("stopping");
        var weights = new TreeMap<String, Double>();
        plan.path("categories")
                .properties()
                .forEach(entry -> weights.put(
                        entry.getKey(), new BigDecimal(entry.getValue().asString()).doubleValue()));
        return new CardPlan(
                plan.path("name").asString(""),
                plan.path("question").asString(""),
                texts(plan.path("models")),
                code(Statistic.class, plan.path("statistic").asString("bradley_terry")),
                claim.isObject()
                        ? Optional.of(new Pair(
                                claim.path("better").asString(""),
                                claim.path("than").asString("")))
                        : Optional.empty(),
                new BigDecimal(plan.path("alpha").asString("0.05")).doubleValue(),
                code(Ties.class, plan.path("ties").asString("half")),
                clusters(plan.path("cluster")),
                stopping.path("rule").asString("").equals("sequential"),
                stopping.path("votes").isNumber()
                        ? OptionalLong.of(stopping.path("votes").longValue())
                        : OptionalLong.empty(),
                weights,
                rules(plan.path("exclusions")),
                plan.path("scale").asString(""));
    }

    public double level() {
        return 1 - alpha;
    }

    public boolean graded() {
        return scale.startsWith("likert");
    }

    /** The end of the scale: half a point a step away from even, of a scale with as many steps to one side. */
    String highestGrade() {
        return scale.equals("likert5") ? "1" : "1.5";
    }

    /** Bradley-Terry as planned, for all models. */
    public BradleyTerry method() {
        return BradleyTerry.standard().withLevel(level()).withTies(ties).clusteredBy(clusters);
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(each -> texts.add(each.asString()));
        return texts;
    }

    private static List<String> rules(JsonNode array) {
        var rules = new ArrayList<String>();
        array.forEach(each -> rules.add(each.path("rule").asString("")));
        return rules;
    }

    private static Set<Cluster> clusters(JsonNode array) {
        var clusters = EnumSet.noneOf(Cluster.class);
        texts(array).forEach(name -> clusters.add(code(Cluster.class, name)));
        return clusters;
    }

    private static <T extends Enum<T>> T code(Class<T> type, String code) {
        return Enum.valueOf(type, code.toUpperCase(Locale.ROOT));
    }
}
