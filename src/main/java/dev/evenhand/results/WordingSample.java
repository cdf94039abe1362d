package dev.evenhand.results;

import dev.evenhand.statistics.Identifiability;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Which responses are read where all would take too long. Pairs of models take turns, each for twenty tasks more that both
 * answered, until no turn is left that can be paid for: of a few pairs enough is known rather than of each too little. Tasks
 * that others have read already come first, since they cost less. Pure: the same in, the same out.
 */
final class WordingSample {

    /** With fewer tasks nothing is told of a pair. */
    private static final int TURN = Identifiability.FEWEST;

    private final List<BitSet> shown;
    private final List<BitSet> read;
    private int left;

    private WordingSample(List<BitSet> shown, int most) {
        this.shown = shown;
        this.read = shown.stream().map(models -> new BitSet()).toList();
        this.left = most;
    }

    /** Two models by their numbers. */
    record Pair(int first, int second) {

        boolean in(BitSet models) {
            return models.get(first) && models.get(second);
        }
    }

    /**
     * The models to read of each task.
     *
     * @param shown models by task, in the order in which tasks are taken
     * @param pairs in the order of their turns
     * @param most responses in all
     */
    static List<BitSet> of(List<BitSet> shown, List<Pair> pairs, int most) {
        var sample = new WordingSample(shown, most);
        boolean going = true;
        for (int wanted = TURN; going; wanted += TURN) {
            going = false;
            for (var pair : pairs) {
                going |= sample.turn(pair, wanted);
            }
        }
        return sample.read;
    }

    /** Whether the pair has as many tasks, and so may have another turn. */
    private boolean turn(Pair pair, int wanted) {
        int have = 0;
        var halfRead = new ArrayList<Integer>();
        var unread = new ArrayList<Integer>();
        for (int task = 0; task < shown.size() && have < wanted; task++) {
            if (pair.in(read.get(task))) {
                have++;
            } else if (pair.in(shown.get(task))) {
                (read.get(task).get(pair.first) || read.get(task).get(pair.second) ? halfRead : unread).add(task);
            }
        }
        int more = Math.min(wanted - have, halfRead.size() + unread.size());
        int half = Math.min(more, halfRead.size());
        int price = half + 2 * (more - half);
        if (have + more < TURN || price > left) {
            return have >= wanted;
        }
        left -= price;
        halfRead.subList(0, half).forEach(task -> take(pair, task));
        unread.subList(0, more - half).forEach(task -> take(pair, task));
        return have + more >= wanted;
    }

    private void take(Pair pair, int task) {
        read.get(task).set(pair.first);
        read.get(task).set(pair.second);
    }
}
