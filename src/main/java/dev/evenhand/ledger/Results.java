package dev.evenhand.ledger;

import dev.evenhand.card.Card;
import dev.evenhand.card.CardPlan;
import dev.evenhand.card.CardVotes;
import dev.evenhand.card.Counted;
import dev.evenhand.card.End;
import dev.evenhand.card.Measured;
import dev.evenhand.statistics.Estimate;
import dev.evenhand.statistics.ModelScore;
import dev.evenhand.statistics.PairCounts;
import dev.evenhand.statistics.SamplingMix;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a bundle says came out, as a pure function of the plan, the votes and the log: whoever has these can compute every digit
 * again. The headline is the card's, by the card's own classes. Decimals are texts of twelve places.
 */
public final class Results {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int PLACES = 12;

    private final CardPlan plan;
    private final CardVotes all;
    private final CardVotes counted;
    private final End end;
    private final Counted numbers;

    private Results(JsonNode plan, CardVotes votes, End end) {
        this.plan = CardPlan.of(plan);
        this.end = end;
        all = votes;
        counted = votes.counted();
        numbers = Counted.of(this.plan, votes, end);
    }

    /**
     * @param votes all there are, also those that are left out
     * @param places what became of the ballots
     * @param story what the log tells of the study's looks and of what was changed, taken out or left out
     */
    public static ObjectNode of(JsonNode plan, CardVotes votes, End end, LogStory story, Places places) {
        return new Results(plan, votes, end).write(story, places);
    }

    private ObjectNode write(LogStory story, Places places) {
        var json = JSON.objectNode().put("v", 5);
        json.put("votes", counted.size()).put("raters", counted.raters()).put("tasks", counted.tasks());
        json.put(
                "excluded",
                IntStream.range(0, all.size())
                        .filter(vote -> !all.excluded(vote).isEmpty())
                        .count());
        json.put("looks_taken", story.looks()).put("looks_of_the_rule", story.watched());
        json.set("deeds", story.deeds());
        json.set("method", method());
        json.set("headline", headline());
        var exclusions = json.putArray("exclusions");
        numbers.exclusions().forEach(line -> exclusions.add(exclusion(line)));
        json.set("models", models());
        json.set("pairs", pairs(counted));
        json.set("categories", categories());
        var ballots = json.putObject("ballots");
        places.ballots().forEach(ballots::put);
        new Scrutiny(numbers).write(json);
        mix(json.putObject("mix"));
        return json;
    }

    private void mix(ObjectNode mix) {
        var found = SamplingMix.of(counted.votes().counts());
        mix.put("pairs", found.pairs()).put("compared", found.comparedPairs());
        mix.put("fewest", found.fewestVotes()).put("most", found.mostVotes());
    }

    private ObjectNode method() {
        var method = JSON.objectNode().put("ties", code(plan.ties())).put("alpha", decimal(plan.alpha()));
        method.put("end", code(end.kind())).put("planned", end.planned());
        var clusters = method.putArray("cluster");
        plan.clusters().stream().map(Results::code).sorted().forEach(clusters::add);
        return method;
    }

    private ObjectNode headline() {
        var measured = numbers.headline();
        return JSON.objectNode()
                .put("statistic", code(measured.statistic()))
                .put("first", measured.first())
                .put("second", measured.second())
                .put("claimed", plan.claim().isPresent())
                .setAll(measured(measured));
    }

    private static ObjectNode measured(Measured measured) {
        var row = JSON.objectNode().put("between", measured.votes()).put("estimate", decimal(measured.estimate()));
        row.put("error", decimal(measured.standardError()));
        measured.interval()
                .ifPresent(range -> row.put("lower", decimal(range.lower())).put("upper", decimal(range.upper())));
        return row.put("outcome", code(measured.outcome()));
    }

    private static ObjectNode exclusion(Card.Exclusion line) {
        return JSON.objectNode()
                .put("rule", line.rule())
                .put("votes", line.votes())
                .setAll(measured(line.measured()));
    }

    private ArrayNode models() {
        var rows = JSON.arrayNode();
        var method = end.anyLook() ? plan.method().anytime(end.planned()) : plan.method();
        var scores = method.fit(counted.votes());
        plan.models().forEach(model -> rows.add(model(scores.of(model))));
        return rows;
    }

    private static ObjectNode model(ModelScore score) {
        var tally = score.tally();
        var row = JSON.objectNode().put("model", score.model()).put("votes", tally.votes());
        row.put("wins", tally.wins()).put("losses", tally.losses());
        row.put("ties", tally.ties()).put("both_bad", tally.bothBad());
        row.put("status", code(score.status()));
        score.estimate().ifPresent(found -> estimate(row, found));
        score.ranks().ifPresent(ranks -> row.put("rank_lower", ranks.best()).put("rank_upper", ranks.worst()));
        return row;
    }

    private static void estimate(ObjectNode row, Estimate found) {
        row.put("strength", decimal(found.strength())).put("score", decimal(found.points()));
        row.put("lower", decimal(found.lowerPoints()))
                .put("upper", decimal(found.upperPoints()))
                .put("se", decimal(found.standardError()));
    }

    /** Every pair of the plan, whether it met or not. */
    private ArrayNode pairs(CardVotes votes) {
        var rows = JSON.arrayNode();
        var counts = votes.votes().counts();
        var models = plan.models();
        for (int i = 0; i < models.size(); i++) {
            for (int j = i + 1; j < models.size(); j++) {
                rows.add(pair(counts, models.get(i), models.get(j)));
            }
        }
        return rows;
    }

    private static ObjectNode pair(PairCounts counts, String first, String second) {
        var pair = counts.pair(first, second);
        return JSON.objectNode()
                .put("first", pair.first())
                .put("second", pair.second())
                .put("wins", pair.winsFirst())
                .put("losses", pair.winsSecond())
                .put("ties", pair.ties())
                .put("both_bad", pair.bothBad());
    }

    /** Where tasks have none, all of them are in one without a name. */
    private ArrayNode categories() {
        var measured =
                numbers.categories().stream().collect(Collectors.toMap(Card.Category::name, Function.identity()));
        var rows = JSON.arrayNode();
        var names = measured.isEmpty()
                ? counted.categories()
                : measured.keySet().stream().sorted().toList();
        for (var name : names) {
            var votes = counted.where(vote -> counted.category(vote).equals(name));
            var row = rows.addObject().put("category", name).put("votes", votes.size());
            row.set("pairs", pairs(votes));
            Optional.ofNullable(measured.get(name)).ifPresent(found -> row.setAll(measured(found.measured())));
        }
        return rows;
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static String decimal(double value) {
        var rounded = BigDecimal.valueOf(value).setScale(PLACES, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
