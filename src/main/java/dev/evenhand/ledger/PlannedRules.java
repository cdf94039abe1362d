package dev.evenhand.ledger;

import dev.evenhand.ledger.BundleTables.Comparison;
import dev.evenhand.ledger.Evidence.Outcome;
import dev.evenhand.statistics.GoldTest;
import dev.evenhand.statistics.SpeedRule;
import dev.evenhand.statistics.SpeedRule.Reading;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks the rules of a plan again what they say of a rater, from the votes that were in the log when somebody decided. Gold
 * and speed look at one rater's ballots alone; the other rules rest on a fit to everybody's votes and are taken as told.
 */
final class PlannedRules {

    /** Rules that rest on a fit to everybody's votes. */
    static final Set<String> TOLD = Set.of("seat", "favour");

    private static final Comparator<Outcome> BY_TIME = Comparator.comparing(
                    (Outcome cast) -> Log.text(cast.detail(), "voted_at"))
            .thenComparing(cast -> cast.detail().path("vote_id").asLong(0));

    private final Evidence evidence;
    private final Map<String, List<Outcome>> casts = new HashMap<>();
    private final Map<String, Outcome> first = new HashMap<>();
    private final Map<String, String> issued = new HashMap<>();
    private final Set<String> elsewhere;

    PlannedRules(Evidence evidence) {
        this.evidence = evidence;
        evidence.casts()
                .forEach(cast -> casts.computeIfAbsent(cast.rater(), rater -> new ArrayList<>())
                        .add(cast));
        evidence.casts().forEach(cast -> first.putIfAbsent(cast.ballot(), cast));
        evidence.ballots().forEach(ballot -> issued.put(ballot.id(), ballot.issuedAt()));
        elsewhere = evidence.votes().stream()
                .filter(vote -> vote.ballot().isEmpty())
                .map(BundleTables.Vote::rater)
                .collect(Collectors.toSet());
    }

    /** @param hits ballots that speak against the rater, of those seen */
    record Said(int seen, int hits, boolean flagged) {}

    /** What a rule says of the votes before an entry; nothing where it cannot be asked, as of votes collected elsewhere. */
    Optional<Said> ask(String rule, String rater, long before) {
        var plan = plan(rule);
        if (plan == null || elsewhere.contains(rater)) {
            return Optional.empty();
        }
        return switch (rule) {
            case "gold" -> Optional.of(gold(plan, votes(rater, before)));
            case "speed" -> speed(plan, votes(rater, before));
            default -> Optional.empty();
        };
    }

    private @Nullable JsonNode plan(String rule) {
        for (var planned : evidence.plan().path("exclusions")) {
            if (planned.path("rule").asString("").equals(rule)) {
                return planned;
            }
        }
        return null;
    }

    /** Each at its last revision then. */
    private List<Outcome> votes(String rater, long before) {
        var last = new HashMap<String, Outcome>();
        casts.getOrDefault(rater, List.of()).stream()
                .filter(cast -> cast.seq() < before)
                .forEach(cast -> last.put(cast.ballot(), cast));
        return last.values().stream().sorted(BY_TIME).toList();
    }

    private Said gold(JsonNode rule, List<Outcome> votes) {
        var answers = votes.stream()
                .filter(vote -> Log.text(vote.detail(), "kind").equals("gold"))
                .map(vote -> right(vote.detail()))
                .toList();
        var found = GoldTest.asking(number(rule, "accuracy", GoldTest.standard().accuracy()))
                .of(answers);
        return new Said(found.golds(), found.golds() - found.correct(), found.flagged());
    }

    private boolean right(ObjectNode detail) {
        var comparison = comparison(detail);
        boolean firstLeft = Log.text(detail, "model_a").equals(comparison.model1());
        var right = switch (comparison.gold()) {
            case "first" -> firstLeft ? "model_a" : "model_b";
            case "second" -> firstLeft ? "model_b" : "model_a";
            default -> comparison.gold();
        };
        return Log.text(detail, "verdict").equals(right);
    }

    private Comparison comparison(ObjectNode detail) {
        int number = detail.path("comparison").asInt(-1);
        if (number < 0 || number >= evidence.comparisons().size()) {
            throw new Malformed("a vote is on comparison %d, which is not there".formatted(number));
        }
        return evidence.comparisons().get(number);
    }

    private Optional<Said> speed(JsonNode rule, List<Outcome> votes) {
        var standard = SpeedRule.standard();
        var limit = new SpeedRule(
                number(rule, "words_per_minute", standard.wordsPerMinute()), number(rule, "share", standard.share()));
        var readings = new ArrayList<Reading>();
        for (var vote : votes) {
            var milliseconds = milliseconds(vote);
            if (milliseconds.isPresent()) {
                long words = words(vote.detail());
                if (words < 0) {
                    return Optional.empty();
                }
                readings.add(new Reading(words, milliseconds.get()));
            }
        }
        var found = limit.of(readings);
        return Optional.of(new Said(found.votes(), found.unread(), found.flagged()));
    }

    /** As the page measured it, or else from shown to voted; at the desk no longer than the server waited. */
    private Optional<Long> milliseconds(Outcome vote) {
        var detail = vote.detail();
        boolean measured = detail.path("active_ms").isNumber();
        if (!measured && !detail.path("shown_at").isString()) {
            return Optional.empty();
        }
        long told = measured
                ? detail.path("active_ms").longValue()
                : between(Log.text(detail, "shown_at"), Log.text(detail, "voted_at"));
        if (Log.text(detail, "source").equals("desk")) {
            var answer = Objects.requireNonNull(first.get(vote.ballot()));
            told = Math.min(
                    told, between(issued.getOrDefault(vote.ballot(), ""), Log.text(answer.detail(), "voted_at")));
        }
        return Optional.of(Math.max(0, told));
    }

    /** Milliseconds, rounded. */
    private static long between(String from, String to) {
        try {
            long micros =
                    Duration.between(Instant.parse(from), Instant.parse(to)).toNanos() / 1000;
            return Math.floorDiv(micros + 500, 1000);
        } catch (DateTimeParseException e) {
            throw new Malformed("a vote has a time that is none");
        }
    }

    /** Of prompt and both responses; below zero where one is more than text. */
    private long words(ObjectNode detail) {
        var task = evidence.tasks().get(Log.text(detail, "task"));
        if (task == null) {
            throw new Malformed("a vote is on a task that is not there");
        }
        long words = task.prompt().words();
        for (var seat : List.of("model_a", "model_b")) {
            var said = task.responses().get(Evidence.response(Log.text(detail, seat), "1"));
            words = words < 0 || said != null && said.words() < 0 ? -1 : words + (said == null ? 0 : said.words());
        }
        return words;
    }

    private static double number(JsonNode rule, String name, double otherwise) {
        return rule.has(name) ? new BigDecimal(rule.path(name).asString()).doubleValue() : otherwise;
    }
}
