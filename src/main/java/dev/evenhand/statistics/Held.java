package dev.evenhand.statistics;

import java.util.List;

/** How texts score that were held out of what was learnt, task by task. */
record Held(double[] first, double[] second) {

    /** Every so-manieth task from this one on; the learner is left as it was. */
    static Held out(NaiveBayes learner, List<WordBag> first, List<WordBag> second, int from) {
        int size = (first.size() - from + Identifiability.FOLDS - 1) / Identifiability.FOLDS;
        var held = new Held(new double[size], new double[size]);
        for (int task = from; task < first.size(); task += Identifiability.FOLDS) {
            learner.forget(first.get(task), second.get(task));
        }
        for (int place = 0; place < size; place++) {
            int task = from + place * Identifiability.FOLDS;
            held.first[place] = learner.logOdds(first.get(task));
            held.second[place] = learner.logOdds(second.get(task));
        }
        for (int task = from; task < first.size(); task += Identifiability.FOLDS) {
            learner.learn(first.get(task), second.get(task));
        }
        return held;
    }

    int size() {
        return first.length;
    }

    /** Tasks told right, equal scores counting half. */
    double sideBySide() {
        double told = 0;
        for (int task = 0; task < size(); task++) {
            told += above(task, task);
        }
        return told;
    }

    /** Pairs of a text of the first and one of the second, to whatever task, that are told right: Mann and Whitney's U. */
    double pairs() {
        double told = 0;
        for (int task = 0; task < size(); task++) {
            for (int other = 0; other < size(); other++) {
                told += above(task, other);
            }
        }
        return told;
    }

    private double above(int task, int other) {
        return (1 + Math.signum(first[task] - second[other])) / 2;
    }
}
