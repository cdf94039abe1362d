package dev.evenhand.cli;

import dev.evenhand.statistics.Coefficient;
import dev.evenhand.statistics.Fit;
import dev.evenhand.statistics.LeaveOneRaterOut;
import dev.evenhand.statistics.ModelScore;
import dev.evenhand.statistics.RankRange;
import dev.evenhand.statistics.VotesToFlip;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Scores for machines, with how they were computed; what votes do not say is null. */
record ScoreJson(Scored result) {

    void print(PrintWriter out) {
        var scores = result.scores();
        var settings = scores.settings();
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("votes", result.votes().counts().votes());
        json.put("left_out", result.votes().leftOut());
        json.put("skipped", result.votes().skipped());
        json.put("ties", code(settings.ties()));
        json.put("position", settings.position());
        json.put("style", settings.style());
        json.put("clusters", clusters());
        json.put("level", settings.level());
        json.put("anytime", settings.planned().isPresent());
        json.put("planned", settings.planned().isPresent() ? settings.planned().getAsLong() : null);
        json.put("regulariser", code(settings.regulariser().kind()));
        json.put("regulariser_lambda", settings.regulariser().lambda());
        json.put("ranks", code(result.ranking().rule()));
        json.put("bootstrap", bootstrap());
        json.put("converged", scores.converged());
        json.put("fits", scores.fits().stream().map(ScoreJson::fit).toList());
        json.put(
                "coefficients",
                scores.coefficients().stream().map(ScoreJson::coefficient).toList());
        json.put("models", scores.models().stream().map(this::model).toList());
        result.lead()
                .ifPresent(lead -> json.put(
                        "lead",
                        map(
                                "first", lead.flip().first(),
                                "second", lead.flip().second(),
                                "ignores", lead.apart(),
                                "standing", code(lead.flip().before()),
                                "flip", change(lead.flip()),
                                "drop", change(lead.drop()),
                                "without_one_rater", orNull(lead.withoutOne().map(ScoreJson::range)))));
        json.put(
                "warnings",
                scores.warnings().stream()
                        .map(warning ->
                                map("kind", code(warning.kind()), "models", warning.models(), "text", warning.text()))
                        .toList());
        out.println(Json.write(json));
    }

    private Map<String, @Nullable Object> clusters() {
        var clusters = new LinkedHashMap<String, @Nullable Object>();
        new TreeMap<>(result.scores().errors().clusters())
                .forEach((cluster, count) -> clusters.put(code(cluster), count));
        return clusters;
    }

    private @Nullable Object bootstrap() {
        return result.bootstrap()
                .map(found -> map("rounds", found.rounds(), "dropped", found.dropped()))
                .orElse(null);
    }

    private static Map<String, @Nullable Object> change(VotesToFlip found) {
        return map("level", step(found.level()), "reversal", step(found.reversal()));
    }

    private static @Nullable Object step(Optional<VotesToFlip.Step> step) {
        return orNull(step.map(found -> map(
                "votes", found.votes(),
                "after", code(found.after()),
                "types",
                        found.types().stream()
                                .map(type -> map(
                                        "first", type.first(),
                                        "second", type.second(),
                                        "tied", type.tied(),
                                        "votes", type.count()))
                                .toList())));
    }

    private static Map<String, @Nullable Object> range(LeaveOneRaterOut range) {
        return map(
                "raters", range.raters(),
                "lowest", orNull(range.lowest().map(LeaveOneRaterOut.Without::contrast)),
                "lowest_without", orNull(range.lowest().map(LeaveOneRaterOut.Without::rater)),
                "highest", orNull(range.highest().map(LeaveOneRaterOut.Without::contrast)),
                "highest_without", orNull(range.highest().map(LeaveOneRaterOut.Without::rater)),
                "not_finite_without", range.infinite(),
                "refits", range.refits());
    }

    private static Map<String, @Nullable Object> fit(Fit fit) {
        return map(
                "component", fit.component(),
                "tier", fit.tier(),
                "models", fit.models().size(),
                "votes", fit.votes(),
                "converged", fit.converged(),
                "iterations", fit.iterations(),
                "log_likelihood", fit.logLikelihood(),
                "gradient_max", fit.gradientMax(),
                "critical", fit.critical());
    }

    private static Map<String, @Nullable Object> coefficient(Coefficient found) {
        return map(
                "kind", code(found.covariate().kind()),
                "name", found.covariate().name(),
                "value", found.value(),
                "se", found.standardError(),
                "lower", found.lower(),
                "upper", found.upper());
    }

    private Map<String, @Nullable Object> model(ModelScore score) {
        var interval = result.interval(score);
        var strength = result.strength(score);
        return map(
                "model", score.model(),
                "status", code(score.status()),
                "component", score.component(),
                "tier", score.tier(),
                "score", orNull(strength.map(value -> result.points(score, value))),
                "lower", orNull(interval.map(found -> result.points(score, found.lower()))),
                "upper", orNull(interval.map(found -> result.points(score, found.upper()))),
                "strength", orNull(strength),
                "se", orNull(interval.map(Scored.Interval::standardError)),
                "raw_strength",
                        orNull(result.raw().map(raw -> raw.of(score.model())).flatMap(result::strength)),
                "wins", score.tally().wins(),
                "losses", score.tally().losses(),
                "ties", score.tally().ties(),
                "both_bad", score.tally().bothBad(),
                "votes", score.tally().votes(),
                "rank_lower", orNull(result.ranks(score).map(RankRange::best)),
                "rank_upper", orNull(result.ranks(score).map(RankRange::worst)),
                "rank_pairwise", orNull(score.ranks().map(RankRange::pairwise)));
    }

    private static @Nullable Object orNull(Optional<?> found) {
        return found.isPresent() ? found.get() : null;
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, @Nullable Object> map(@Nullable Object... pairs) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return map;
    }
}
