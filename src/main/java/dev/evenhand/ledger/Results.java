package dev.evenhand.ledger;

import dev.evenhand.statistics.BradleyTerry;
import dev.evenhand.statistics.Cluster;
import dev.evenhand.statistics.Estimate;
import dev.evenhand.statistics.ModelScore;
import dev.evenhand.statistics.PairCounts;
import dev.evenhand.statistics.Ties;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a bundle says came out, as a pure function of the plan and the votes: whoever has these can compute every digit
 * again. Decimals are texts of twelve places.
 */
public final class Results {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int PLACES = 12;

    private final JsonNode plan;
    private final CountedVotes votes;
    private final Looking looking;

    private Results(JsonNode plan, CountedVotes votes, Looking looking) {
        this.plan = plan;
        this.votes = votes;
        this.looking = looking;
    }

    /**
     * Under which looks the results stand.
     *
     * @param planned places for votes that registration laid out
     * @param taken looks at results while the study was open
     * @param excluded votes that the plan's rules left out
     */
    public record Looking(Kind kind, long planned, long taken, long excluded) {

        /** When one looks; all but the planned end make intervals that hold at any look. */
        public enum Kind {
            PLANNED_END,
            WHILE_OPEN,
            ENDED_EARLY,
            SEQUENTIAL;

            String code() {
                return name().toLowerCase(Locale.ROOT);
            }

            /** @param unfilled whether a place that was not parked stayed empty */
            public static Kind of(JsonNode plan, boolean over, boolean collected, boolean unfilled) {
                if (plan.path("stopping").path("rule").asString("").equals("sequential")) {
                    return Kind.SEQUENTIAL;
                }
                if (!over) {
                    return Kind.WHILE_OPEN;
                }
                return collected && unfilled ? Kind.ENDED_EARLY : Kind.PLANNED_END;
            }
        }
    }

    public static ObjectNode of(JsonNode plan, CountedVotes votes, Looking looking) {
        return new Results(plan, votes, looking).write();
    }

    private ObjectNode write() {
        var json = JSON.objectNode();
        json.put("v", 1).put("statistic", plan.path("statistic").asString(""));
        json.put("votes", votes.size()).put("raters", votes.raters()).put("tasks", votes.tasks());
        json.put("excluded", looking.excluded()).put("looks_taken", looking.taken());
        var method = json.putObject("method");
        method.put("ties", plan.path("ties").asString("half"))
                .put("alpha", plan.path("alpha").asString("0.05"))
                .put("looks", looking.kind().code())
                .put("planned", looking.planned());
        clusters()
                .forEach(cluster ->
                        method.withArray("cluster").add(cluster.name().toLowerCase(Locale.ROOT)));
        var counts = votes.counts();
        json.set("models", models(counts));
        json.set("pairs", pairs(counts));
        var categories = json.putArray("categories");
        votes.categories().forEach((category, number) -> {
            var row = categories.addObject().put("category", category).put("votes", number);
            row.set("pairs", pairs(votes.counts(category)));
        });
        var claim = plan.path("claim");
        if (claim.isObject()) {
            json.set(
                    "claim",
                    claim(claim.path("better").asString(""), claim.path("than").asString("")));
        }
        return json;
    }

    private ArrayNode models(PairCounts counts) {
        var rows = JSON.arrayNode();
        var ties = plan.path("ties").asString("half").equals("davidson") ? Ties.DAVIDSON : Ties.HALF;
        var method = method(looking.planned()).withTies(ties);
        var scores = clusters().isEmpty() ? method.fit(counts) : method.fit(votes.all());
        for (var model : votes.models()) {
            rows.add(model(scores.of(model)));
        }
        return rows;
    }

    private BradleyTerry method(long planned) {
        double level = 1 - new BigDecimal(plan.path("alpha").asString("0.05")).doubleValue();
        var method = BradleyTerry.standard().withLevel(level).clusteredBy(clusters());
        return looking.kind() == Looking.Kind.PLANNED_END ? method : method.anytime(Math.max(1, planned));
    }

    private Set<Cluster> clusters() {
        var clusters = new LinkedHashSet<Cluster>();
        for (var cluster : Cluster.values()) {
            plan.path("cluster").forEach(name -> {
                if (name.asString("").equals(cluster.name().toLowerCase(Locale.ROOT))) {
                    clusters.add(cluster);
                }
            });
        }
        return clusters;
    }

    private static ObjectNode model(ModelScore score) {
        var tally = score.tally();
        var row = JSON.objectNode()
                .put("model", score.model())
                .put("status", score.status().name().toLowerCase(Locale.ROOT))
                .put("wins", tally.wins())
                .put("losses", tally.losses())
                .put("ties", tally.ties())
                .put("both_bad", tally.bothBad())
                .put("votes", tally.votes());
        score.estimate().ifPresent(found -> estimate(row, found));
        score.ranks().ifPresent(ranks -> row.put("rank_lower", ranks.best()).put("rank_upper", ranks.worst()));
        return row;
    }

    private static void estimate(ObjectNode row, Estimate found) {
        row.put("score", decimal(found.points()))
                .put("lower", decimal(found.lowerPoints()))
                .put("upper", decimal(found.upperPoints()))
                .put("strength", decimal(found.strength()))
                .put("se", decimal(found.standardError()));
    }

    /** Every pair of the plan, whether it met or not. */
    private ArrayNode pairs(PairCounts counts) {
        var rows = JSON.arrayNode();
        var models = votes.models();
        for (int i = 0; i < models.size(); i++) {
            for (int j = i + 1; j < models.size(); j++) {
                var pair = counts.pair(models.get(i), models.get(j));
                rows.addObject()
                        .put("first", pair.first())
                        .put("second", pair.second())
                        .put("wins", pair.winsFirst())
                        .put("losses", pair.winsSecond())
                        .put("ties", pair.ties())
                        .put("both_bad", pair.bothBad());
            }
        }
        return rows;
    }

    /** The two models that the plan makes a claim about, by their votes alone, with ties as half a win to each. */
    private ObjectNode claim(String better, String than) {
        var row = JSON.objectNode().put("better", better).put("than", than);
        if (!votes.models().containsAll(List.of(better, than))) {
            return row;
        }
        int models = votes.models().size();
        var method = method(Math.max(1, looking.planned() * 2 / ((long) models * (models - 1))));
        var between = votes.between(better, than);
        var scores = clusters().isEmpty() ? method.fit(between.counts()) : method.fit(between);
        scores.contrast(better, than)
                .ifPresent(found -> row.put("difference", decimal(found.difference()))
                        .put("se", decimal(found.standardError()))
                        .put("lower", decimal(found.lower()))
                        .put("upper", decimal(found.upper())));
        return row;
    }

    static String decimal(double value) {
        var rounded = BigDecimal.valueOf(value).setScale(PLACES, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
