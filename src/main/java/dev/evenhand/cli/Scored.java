package dev.evenhand.cli;

import dev.evenhand.statistics.BootstrapIntervals;
import dev.evenhand.statistics.Cluster;
import dev.evenhand.statistics.Errors;
import dev.evenhand.statistics.ModelScore;
import dev.evenhand.statistics.Points;
import dev.evenhand.statistics.RankRange;
import dev.evenhand.statistics.Ranking;
import dev.evenhand.statistics.Scores;
import dev.evenhand.statistics.Ties;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;

/**
 * What there is to print.
 *
 * @param raw without position and style, if the scores are controlled for them
 */
record Scored(
        VoteFile votes,
        Scores scores,
        Optional<Scores> raw,
        Optional<BootstrapIntervals> bootstrap,
        Ranking ranking,
        Optional<Lead> lead,
        Anchor anchor) {

    Optional<RankRange> ranks(ModelScore score) {
        return ranking.of(score.model());
    }

    /** A model's interval in natural logarithms, by resampling if that was asked for. */
    Optional<Interval> interval(ModelScore score) {
        if (bootstrap.isPresent()) {
            for (var model : bootstrap.get().models()) {
                if (model.model().equals(score.model())) {
                    return Optional.of(new Interval(model.standardError(), model.lower(), model.upper()));
                }
            }
            return Optional.empty();
        }
        var found = score.estimate().orElse(null);
        return found == null
                ? Optional.empty()
                : Optional.of(new Interval(found.standardError(), found.lower(), found.upper()));
    }

    record Interval(double standardError, double lower, double upper) {}

    Optional<Double> strength(ModelScore score) {
        return score.estimate().isPresent() ? Optional.of(score.estimate().get().strength()) : Optional.empty();
    }

    double points(ModelScore score, double strength) {
        return Points.MEAN + Points.PER_NAT * strength + anchor.shift(score.component());
    }

    /** How the numbers were made, in words. */
    String basis() {
        var ties = scores.settings().ties() == Ties.HALF ? "ties as half a win" : "Davidson's ties";
        var ranks = switch (ranking.rule()) {
            case INTERVAL -> "";
            case PAIRWISE -> "; ranks by the interval of each difference";
            case SIMULTANEOUS -> "; ranks that hold for all models at once";
        };
        return ties + "; " + errors() + ranks;
    }

    private String errors() {
        if (bootstrap.isPresent()) {
            return "intervals of %d bootstrap rounds (%d dropped without a finite fit)"
                    .formatted(bootstrap.get().rounds(), bootstrap.get().dropped());
        }
        var clusters = clusters(scores.errors());
        var planned = scores.settings().planned();
        return (clusters.isEmpty() ? "plain sandwich errors" : "errors clustered by " + clusters)
                + (planned.isPresent()
                        ? ", widened for looking at any time, narrowest at %,d votes".formatted(planned.getAsLong())
                        : "");
    }

    private static String clusters(Errors errors) {
        var words = new ArrayList<String>();
        for (var cluster : Cluster.values()) {
            var count = errors.clusters().get(cluster);
            if (count != null) {
                words.add("%,d %ss".formatted(count, cluster.name().toLowerCase(Locale.ROOT)));
            }
        }
        return String.join(" and ", words);
    }
}
