package dev.evenhand.statistics;

import java.util.Arrays;
import java.util.List;

/** The slow way to Davidson's maximum, by Newman's (2023) iteration, sharing no code with the fit. */
record Newman(List<Double> strengths, double ties) {

    private static final int MOST_ROUNDS = 100_000;

    static Newman fit(PairCounts counts) {
        int size = counts.models().size();
        var wins = new double[size][size];
        var ties = new double[size][size];
        for (var pair : counts.pairs()) {
            int i = counts.models().indexOf(pair.first());
            int j = counts.models().indexOf(pair.second());
            wins[i][j] = pair.winsFirst();
            wins[j][i] = pair.winsSecond();
            ties[i][j] = ties[j][i] = (double) pair.ties() + pair.bothBad();
        }
        var skills = new double[size];
        Arrays.fill(skills, 1);
        double v = 0.5;
        double change = 1;
        for (int round = 0; round < MOST_ROUNDS && change > 1e-13; round++) {
            double next = tieParameter(wins, ties, skills, v);
            change = Math.abs(next - v);
            v = next;
            for (int i = 0; i < size; i++) {
                double skill = skill(wins, ties, skills, v, i);
                change = Math.max(change, Math.abs(Math.log(skill / skills[i])));
                skills[i] = skill;
            }
            double mean =
                    Math.exp(Arrays.stream(skills).map(Math::log).average().orElseThrow());
            Arrays.setAll(skills, i -> skills[i] / mean);
        }
        return new Newman(Arrays.stream(skills).map(Math::log).boxed().toList(), v);
    }

    private static double tieParameter(double[][] wins, double[][] ties, double[] skills, double v) {
        double tied = 0;
        double won = 0;
        for (int i = 0; i < skills.length; i++) {
            for (int j = 0; j < skills.length; j++) {
                double root = Math.sqrt(skills[i] * skills[j]);
                double sum = skills[i] + skills[j] + 2 * v * root;
                tied += ties[i][j] / 2 * (skills[i] + skills[j]) / sum;
                won += wins[i][j] * 2 * root / sum;
            }
        }
        return tied / won;
    }

    private static double skill(double[][] wins, double[][] ties, double[] skills, double v, int i) {
        double up = 0;
        double down = 0;
        for (int j = 0; j < skills.length; j++) {
            double root = Math.sqrt(skills[i] * skills[j]);
            double sum = skills[i] + skills[j] + 2 * v * root;
            up += (wins[i][j] + ties[i][j] / 2) * (skills[j] + v * root) / sum;
            down += (wins[j][i] + ties[i][j] / 2) * (1 + v * Math.sqrt(skills[j] / skills[i])) / sum;
        }
        return up / down;
    }
}
