package dev.evenhand.ledger;

import dev.evenhand.card.CardVotes;
import dev.evenhand.ledger.Report.Check;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** That the results are what plan and votes give, that nothing of the plan is missing, and that looks were counted. */
final class ResultCheck {

    /** What two machines' last digits may differ by. */
    private static final double TOLERANCE = 1e-9;

    private ResultCheck() {}

    static void results(Evidence evidence, Report report) {
        var votes = votes(evidence);
        var computed = Results.of(evidence.plan(), votes, evidence.end(), evidence.story(), evidence.places());
        difference("", evidence.results(), computed).ifPresent(problem -> report.fail(Check.RESULTS, problem));
        report.pass(Check.RESULTS, Report.count(votes.counted().size(), "vote", "votes") + " counted");
    }

    private static CardVotes votes(Evidence evidence) {
        var votes = CardVotes.among(evidence.models(), List.of());
        try {
            evidence.votes().forEach(vote -> votes.add(vote.forCard()));
        } catch (IllegalArgumentException e) {
            throw new Malformed(String.valueOf(e.getMessage()));
        }
        return votes.build();
    }

    private static Optional<String> difference(String at, JsonNode given, JsonNode computed) {
        if (given.isObject() && computed.isObject()) {
            var names = new TreeSet<>(given.propertyNames());
            names.addAll(computed.propertyNames());
            return names.stream()
                    .map(name -> difference(at + "." + name, given.path(name), computed.path(name)))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        if (given.isArray() && computed.isArray() && given.size() == computed.size()) {
            for (int i = 0; i < given.size(); i++) {
                var found = difference("%s[%d]".formatted(at, i), given.get(i), computed.get(i));
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }
        return same(given, computed)
                ? Optional.empty()
                : Optional.of("%s is %s, computed again %s"
                        .formatted(at.isEmpty() ? "it" : at.substring(1), shown(given), shown(computed)));
    }

    private static boolean same(JsonNode given, JsonNode computed) {
        if (given.toString().equals(computed.toString())) {
            return true;
        }
        if (!decimal(given) || !decimal(computed)) {
            return false;
        }
        double one = Double.parseDouble(given.stringValue());
        double other = Double.parseDouble(computed.stringValue());
        return Math.abs(one - other) <= TOLERANCE;
    }

    private static boolean decimal(JsonNode value) {
        return value.isString() && value.stringValue().matches("-?[0-9]{1,12}(\\.[0-9]{1,12})?");
    }

    private static String shown(JsonNode value) {
        return value.isMissingNode() ? "missing" : value.toString();
    }

    static void complete(Evidence evidence, Report report) {
        evidence.log().all(Log.CLOSED).stream()
                .filter(closed -> !evidence.log().covers(closed))
                .forEach(closed -> report.fail(
                        Check.COMPLETE,
                        "the study was closed in entry %d, and the files end before it".formatted(closed.seq())));
        var models = evidence.models();
        lists(
                "models",
                models,
                column(
                        evidence.results().path("models"),
                        row -> row.path("model").asString("")),
                report);
        var pairs = new TreeSet<String>();
        for (int i = 0; i < models.size(); i++) {
            for (int j = i + 1; j < models.size(); j++) {
                pairs.add(models.get(i) + " / " + models.get(j));
            }
        }
        lists("pairs", List.copyOf(pairs), sorted(evidence.results().path("pairs"), ResultCheck::pair), report);
        var categories = evidence.votes().stream()
                .filter(BundleTables.Vote::counts)
                .map(BundleTables.Vote::category)
                .collect(Collectors.toCollection(TreeSet::new));
        categories.addAll(evidence.plan().path("categories").propertyNames());
        var shown = evidence.results().path("categories");
        lists(
                "categories",
                List.copyOf(categories),
                sorted(shown, row -> row.path("category").asString("")),
                report);
        if (!evidence.story().described(evidence.datasheet())) {
            report.fail(Check.COMPLETE, "the datasheet's answers are not those of the log");
        }
        difference("deeds", evidence.results().path("deeds"), evidence.story().deeds())
                .ifPresent(problem ->
                        report.fail(Check.COMPLETE, "of what was changed or left out after registration, " + problem));
        shown.forEach(category ->
                lists("pairs", List.copyOf(pairs), sorted(category.path("pairs"), ResultCheck::pair), report));
        report.pass(
                Check.COMPLETE,
                String.join(
                        ", ",
                        Report.count(models.size(), "model", "models"),
                        Report.count(pairs.size(), "pair", "pairs"),
                        Report.count(categories.size(), "category", "categories"),
                        Report.count(evidence.story().deeds().size(), "deed", "deeds")));
    }

    private static void lists(String what, List<String> planned, List<String> shown, Report report) {
        if (!planned.equals(shown)) {
            report.fail(Check.COMPLETE, "%s shown are %s instead of %s".formatted(what, shown, planned));
        }
    }

    private static String pair(JsonNode row) {
        return row.path("first").asString("") + " / " + row.path("second").asString("");
    }

    private static List<String> column(JsonNode rows, Function<JsonNode, String> as) {
        return StreamSupport.stream(rows.spliterator(), false).map(as).toList();
    }

    private static List<String> sorted(JsonNode rows, Function<JsonNode, String> as) {
        return column(rows, as).stream().sorted().toList();
    }

    static void looks(Evidence evidence, Report report) {
        var results = evidence.results();
        var end = evidence.end().kind().name().toLowerCase(Locale.ROOT);
        var given = results.path("method").path("end").asString("");
        if (!given.equals(end)) {
            report.fail(
                    Check.LOOKS, "intervals are given for \"%s\", the study calls for \"%s\"".formatted(given, end));
        }
        long taken = evidence.story().looks();
        counted(report, "looks", results.path("looks_taken"), taken);
        counted(
                report,
                "looks of the stopping rule",
                results.path("looks_of_the_rule"),
                evidence.story().watched());
        report.pass(Check.LOOKS, Report.count(taken, "look", "looks") + ", intervals for " + end);
    }

    private static void counted(Report report, String what, JsonNode told, long logged) {
        if (told.asLong(-1) != logged) {
            report.fail(Check.LOOKS, "%s %s are told of, the log has %d".formatted(told, what, logged));
        }
    }
}
