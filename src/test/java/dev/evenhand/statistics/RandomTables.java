package dev.evenhand.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Seeded votes among a few models, as lists that a test can turn, shuffle or repeat before they are counted. */
final class RandomTables {

    private RandomTables() {}

    /** So many votes between models of random strength; sparse tables leave some models undefeated or apart. */
    static List<Vote> votes(long seed, int models, int votes) {
        var random = new Random(seed);
        var strengths = random.doubles(models, -1.5, 1.5).toArray();
        var cast = new ArrayList<Vote>();
        while (cast.size() < votes) {
            int i = random.nextInt(models);
            int j = random.nextInt(models);
            if (i != j) {
                cast.add(new Vote(name(i), name(j), verdict(random, strengths[i] - strengths[j])));
            }
        }
        return cast;
    }

    static List<String> models(int models) {
        return IntStream.range(0, models).mapToObj(RandomTables::name).toList();
    }

    static PairCounts counted(List<String> models, List<Vote> votes) {
        var counts = PairCounts.among(models);
        votes.forEach(vote -> counts.add(vote.first(), vote.second(), vote.verdict(), 1));
        return counts.build();
    }

    /** Few cells with anything from one vote to 10^15, and half of the time wins that go round once. */
    static PairCounts lopsided(long seed) {
        var random = new Random(seed);
        var models = models(2 + random.nextInt(15));
        var counts = PairCounts.among(models);
        int magnitude = random.nextInt(16);
        int cells = 1 + random.nextInt(3 * models.size());
        for (int cell = 0; cell < cells; cell++) {
            var first = models.get(random.nextInt(models.size()));
            var second = models.get(random.nextInt(models.size()));
            counts.add(first, second, random.nextInt(6) == 0 ? Verdict.TIE : Verdict.MODEL_A, many(random, magnitude));
        }
        if (random.nextBoolean()) {
            for (int i = 0; i < models.size(); i++) {
                var next = models.get((i + 1) % models.size());
                counts.add(models.get(i), next, Verdict.MODEL_A, many(random, magnitude));
            }
        }
        return counts.build();
    }

    private static long many(Random random, int magnitude) {
        return (long) Math.pow(10, random.nextDouble() * magnitude);
    }

    private static String name(int model) {
        return "model %02d".formatted(model);
    }

    private static Verdict verdict(Random random, double gap) {
        if (random.nextInt(4) == 0) {
            return random.nextBoolean() ? Verdict.TIE : Verdict.BOTH_BAD;
        }
        return random.nextDouble() < 1 / (1 + Math.exp(-gap)) ? Verdict.MODEL_A : Verdict.MODEL_B;
    }

    /** One vote between two models. */
    record Vote(String first, String second, Verdict verdict) {

        Vote swapped() {
            return new Vote(second, first, verdict.swapped());
        }

        Vote renamed(UnaryOperator<String> name) {
            return new Vote(name.apply(first), name.apply(second), verdict);
        }
    }
}
