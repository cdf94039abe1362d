package dev.evenhand.results;

import dev.evenhand.statistics.BradleyTerry;
import dev.evenhand.statistics.Cluster;
import dev.evenhand.statistics.Ties;
import dev.evenhand.study.Plan;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * How votes are turned into scores. The plan makes one choice; any other is exploratory and never stands alone.
 *
 * @param clusters what makes votes dependent; none for plain sandwich errors
 */
public record Choice(Ties ties, Set<Cluster> clusters, boolean position, boolean style) {

    public Choice {
        clusters = Set.copyOf(clusters);
    }

    /** As a form sends it; what is left out is as planned. */
    record Asked(
            @Nullable String ties,
            @Nullable String cluster,
            @Nullable String position,
            @Nullable String style) {}

    public static Choice planned(Plan plan) {
        var clusters = plan.cluster().stream()
                .map(name -> Cluster.valueOf(name.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toUnmodifiableSet());
        return new Choice(ties(plan), clusters, false, false);
    }

    static Choice of(Plan plan, Asked asked) {
        var planned = planned(plan);
        return new Choice(
                switch (orPlanned(asked.ties())) {
                    case "planned" -> planned.ties();
                    case "half" -> Ties.HALF;
                    case "davidson" -> Ties.DAVIDSON;
                    default -> throw unknown("ties", asked.ties(), "planned, half or davidson");
                },
                switch (orPlanned(asked.cluster())) {
                    case "planned" -> planned.clusters();
                    case "none" -> Set.of();
                    case "rater" -> Set.of(Cluster.RATER);
                    case "task" -> Set.of(Cluster.TASK);
                    case "both" -> Set.of(Cluster.RATER, Cluster.TASK);
                    default -> throw unknown("cluster", asked.cluster(), "planned, none, rater, task or both");
                },
                on("position", asked.position()),
                on("style", asked.style()));
    }

    /** Errors by these groups, ties and covariates as chosen, with the level of the plan. */
    public BradleyTerry method(double level) {
        var method = BradleyTerry.standard().withLevel(level).withTies(ties).clusteredBy(clusters);
        method = position ? method.withPosition() : method;
        return style ? method.withStyle() : method;
    }

    /** The same for the share of wins between two models, where a tie is half a win whatever the scores make of it. */
    Choice ofShares() {
        return new Choice(Ties.HALF, clusters, position, style);
    }

    /** Whether something is held equal that the votes alone do not. */
    boolean adjusts() {
        return position || style;
    }

    /** Whether counts do not say enough. */
    boolean needsSingleVotes() {
        return style || !clusters.isEmpty();
    }

    public String tiesCode() {
        return ties.name().toLowerCase(Locale.ROOT);
    }

    public String clusterCode() {
        return clusters.size() == 2 ? "both" : words(clusters, "none");
    }

    /** In a sentence: what the errors were clustered by. */
    static String words(Set<Cluster> clusters, String none) {
        var names = clusters.stream()
                .sorted()
                .map(cluster -> cluster.name().toLowerCase(Locale.ROOT))
                .toList();
        return names.isEmpty() ? none : String.join(" and ", names);
    }

    private static Ties ties(Plan plan) {
        return switch (plan.ties()) {
            case HALF -> Ties.HALF;
            case DAVIDSON -> Ties.DAVIDSON;
        };
    }

    private static String orPlanned(@Nullable String asked) {
        return asked == null || asked.isEmpty() ? "planned" : asked;
    }

    private static boolean on(String name, @Nullable String asked) {
        var value = asked == null || asked.isEmpty() ? "off" : asked;
        if (!List.of("on", "off").contains(value)) {
            throw unknown(name, asked, "on or off");
        }
        return value.equals("on");
    }

    private static ResponseStatusException unknown(String name, @Nullable String value, String known) {
        return new ResponseStatusException(
                HttpStatus.BAD_REQUEST, "%s=%s is not known; it may be %s.".formatted(name, value, known));
    }
}
