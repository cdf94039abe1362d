package dev.evenhand.statistics;

import java.util.List;
import java.util.Map;

/**
 * Where the posterior of strengths and reliabilities has its tops.
 *
 * @param starts places climbed from
 * @param ties votes left out, since the model has none
 * @param tops highest first; more than one means that the votes alone do not settle the ranking
 */
public record CrowdFit(CrowdBradleyTerry settings, int starts, long ties, List<Top> tops) {

    public CrowdFit {
        tops = List.copyOf(tops);
    }

    public Top best() {
        return tops.get(0);
    }

    /**
     * A place from which no step leads up.
     *
     * @param strengths in natural logarithms of odds, centred
     * @param reliabilities chance that a rater votes as the strengths say, below one half for one who votes against them
     * @param starts how many climbs ended here
     * @param iterations of the longest of them
     */
    public record Top(
            double negativeLogPosterior,
            Map<String, Double> strengths,
            Map<String, Double> reliabilities,
            int starts,
            int iterations,
            boolean converged) {

        public Top {
            strengths = Map.copyOf(strengths);
            reliabilities = Map.copyOf(reliabilities);
        }

        boolean near(Top other, double distance) {
            return strengths.entrySet().stream()
                            .allMatch(one ->
                                    Math.abs(one.getValue() - other.strengths.getOrDefault(one.getKey(), Double.NaN))
                                            < distance)
                    && Math.abs(negativeLogPosterior - other.negativeLogPosterior) < distance;
        }

        Top again(Top other) {
            var better = other.negativeLogPosterior < negativeLogPosterior ? other : this;
            return new Top(
                    better.negativeLogPosterior,
                    better.strengths,
                    better.reliabilities,
                    starts + other.starts,
                    Math.max(iterations, other.iterations),
                    better.converged);
        }
    }
}
