package dev.evenhand.statistics;

import java.util.Arrays;
import java.util.List;

/** The slow and simple way to the same strengths (Zermelo 1929; Hunter 2004), sharing no code with the fit. */
final class Zermelo {

    private static final int MOST_ROUNDS = 200_000;

    private Zermelo() {}

    /** Log strengths of strongly connected models, centred. */
    static double[] strengths(PairCounts counts, List<String> models) {
        int size = models.size();
        var skills = new double[size];
        Arrays.fill(skills, 1);
        double change = 1;
        for (int round = 0; round < MOST_ROUNDS && change > 1e-14; round++) {
            change = 0;
            for (int i = 0; i < size; i++) {
                double next = won(counts, models, i) / exposure(counts, models, skills, i);
                change = Math.max(change, Math.abs(Math.log(next / skills[i])));
                skills[i] = next;
            }
            double mean =
                    Math.exp(Arrays.stream(skills).map(Math::log).average().orElseThrow());
            Arrays.setAll(skills, i -> skills[i] / mean);
        }
        return Arrays.stream(skills).map(Math::log).toArray();
    }

    private static double won(PairCounts counts, List<String> models, int i) {
        return models.stream()
                .filter(other -> !other.equals(models.get(i)))
                .mapToDouble(other -> share(counts, models.get(i), other))
                .sum();
    }

    private static double exposure(PairCounts counts, List<String> models, double[] skills, int i) {
        double sum = 0;
        for (int j = 0; j < models.size(); j++) {
            if (j != i) {
                double votes =
                        share(counts, models.get(i), models.get(j)) + share(counts, models.get(j), models.get(i));
                sum += votes / (skills[i] + skills[j]);
            }
        }
        return sum;
    }

    private static double share(PairCounts counts, String winner, String loser) {
        return counts.wins(winner, loser) + (counts.ties(winner, loser) + counts.bothBad(winner, loser)) / 2.0;
    }
}
