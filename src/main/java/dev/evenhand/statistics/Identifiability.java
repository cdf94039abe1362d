package dev.evenhand.statistics;

import java.util.List;
import java.util.Optional;

/**
 * Whether words alone give two writers away: of each task that is held out, {@link NaiveBayes} scores both texts after learning
 * from other tasks.
 *
 * @param share of tasks in which the first's text scores higher for the first than the second's does, equal scores counting half:
 *     what somebody who sees both side by side could do; 0.5 is chance
 * @param interval at 95 %
 * @param auc the area under the ROC curve of single texts: the chance that a text of the first scores higher than one of the
 *     second to any task held out with it (Mann and Whitney 1947, Annals of Mathematical Statistics 18)
 */
public record Identifiability(long tasks, double share, Interval interval, double auc) {

    /** Tasks take turns: the first is held out with the sixth and so on, so that neighbours are learnt from together. */
    static final int FOLDS = 5;

    /** Below this nearly nothing is learnt, and nearly nothing told. */
    public static final int FEWEST = 4 * FOLDS;

    private static final double ALPHA = 0.05;

    /**
     * Texts to the same tasks in the same order; nothing where there are too few. Another order of tasks changes which are held out
     * together, and with that a little of the result.
     */
    public static Optional<Identifiability> of(List<WordBag> first, List<WordBag> second) {
        if (first.size() != second.size()) {
            throw new IllegalArgumentException(
                    "%d texts of the first, but %d of the second".formatted(first.size(), second.size()));
        }
        return first.size() < FEWEST ? Optional.empty() : Optional.of(told(first, second));
    }

    private static Identifiability told(List<WordBag> first, List<WordBag> second) {
        var learner = NaiveBayes.about(first, second);
        for (int task = 0; task < first.size(); task++) {
            learner.learn(first.get(task), second.get(task));
        }
        double side = 0;
        double any = 0;
        long pairs = 0;
        for (int fold = 0; fold < FOLDS; fold++) {
            var held = Held.out(learner, first, second, fold);
            side += held.sideBySide();
            any += held.pairs();
            pairs += (long) held.size() * held.size();
        }
        double share = side / first.size();
        return new Identifiability(first.size(), share, interval(share, first.size()), any / pairs);
    }

    /**
     * Wilson's (1927, Journal of the American Statistical Association 22), as of fewer tasks: held-out tasks were learnt from too, when
     * it was another's turn. The factor is that of Nadeau and Bengio (2003, Machine Learning 52), which is on the cautious side.
     */
    private static Interval interval(double share, int held) {
        double tasks = held / (1 + FOLDS / (FOLDS - 1.0));
        double z = Critical.normal(ALPHA);
        double middle = (share + z * z / (2 * tasks)) / (1 + z * z / tasks);
        double reach = z / (1 + z * z / tasks) * Math.sqrt(share * (1 - share) / tasks + z * z / (4 * tasks * tasks));
        return new Interval(Math.max(0, middle - reach), Math.min(1, middle + reach));
    }
}
