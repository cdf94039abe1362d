package dev.evenhand.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Votes picked to be of certain types, from few raters: whoever has most of what is still wanted comes next (greedy
 * cover, at most a logarithm above the fewest: Chvátal 1979, Mathematics of Operations Research 4).
 *
 * @param votes places of the votes, in order
 * @param raters how many raters they came from; votes without a rater count as one each
 */
public record ChosenVotes(List<Integer> votes, int raters) {

    public ChosenVotes {
        votes = List.copyOf(votes);
    }

    /** @throws IllegalArgumentException if there are not as many of a type as wanted */
    static ChosenVotes of(Votes votes, List<VoteType> types) {
        var wanted = new Wanted(votes, types);
        var queue = new PriorityQueue<Offer>(
                Comparator.comparingLong(Offer::gain).reversed().thenComparing(Offer::first));
        wanted.byRater().forEach(rater -> queue.add(wanted.offer(rater)));
        var chosen = new ArrayList<Integer>();
        int raters = 0;
        while (wanted.left() > 0 && !queue.isEmpty()) {
            // What others gave meanwhile may be all that this one had to give; gains only ever shrink.
            var offer = wanted.offer(queue.remove().votes());
            if (queue.isEmpty() || offer.gain() >= queue.element().gain()) {
                raters += offer.gain() > 0 ? 1 : 0;
                wanted.take(offer.votes(), chosen);
            } else {
                queue.add(offer);
            }
        }
        if (wanted.left() > 0) {
            throw new IllegalArgumentException("%d of the votes wanted are not among these".formatted(wanted.left()));
        }
        chosen.sort(null);
        return new ChosenVotes(chosen, raters);
    }

    private record Offer(List<Integer> votes, long gain) {

        int first() {
            return votes.get(0);
        }
    }

    /** How many of each type are still to be found. */
    private static final class Wanted {

        private static final int NOT_WANTED = -1;

        private final Votes votes;
        private final Map<Long, Integer> typeOf = new HashMap<>();
        private final long[] left;

        Wanted(Votes votes, List<VoteType> types) {
            this.votes = votes;
            left = types.stream().mapToLong(VoteType::count).toArray();
            for (int type = 0; type < left.length; type++) {
                int one = votes.models().indexOf(types.get(type).first());
                int two = votes.models().indexOf(types.get(type).second());
                typeOf.put(key(one, two, types.get(type).tied()), type);
            }
        }

        long left() {
            return Arrays.stream(left).sum();
        }

        /** The votes of wanted types, by rater. */
        List<List<Integer>> byRater() {
            var found = new HashMap<Integer, List<Integer>>();
            for (int vote = 0; vote < votes.size(); vote++) {
                if (type(vote) != NOT_WANTED) {
                    int at = vote;
                    int rater = votes.raters().map(groups -> groups.of(at)).orElse(Groups.NONE);
                    found.computeIfAbsent(rater == Groups.NONE ? -1 - vote : rater, key -> new ArrayList<>())
                            .add(vote);
                }
            }
            return List.copyOf(found.values());
        }

        Offer offer(List<Integer> of) {
            var counts = new long[left.length];
            of.forEach(vote -> counts[type(vote)]++);
            long gain = 0;
            for (int type = 0; type < left.length; type++) {
                gain += Math.min(counts[type], left[type]);
            }
            return new Offer(of, gain);
        }

        void take(List<Integer> of, List<Integer> chosen) {
            for (int vote : of) {
                int type = type(vote);
                if (left[type] > 0) {
                    left[type]--;
                    chosen.add(vote);
                }
            }
        }

        private int type(int vote) {
            int one = votes.left(vote);
            int two = votes.right(vote);
            return switch (votes.verdict(vote)) {
                case MODEL_A -> typeOf.getOrDefault(key(one, two, false), NOT_WANTED);
                case MODEL_B -> typeOf.getOrDefault(key(two, one, false), NOT_WANTED);
                case TIE, BOTH_BAD -> typeOf.getOrDefault(key(one, two, true), NOT_WANTED);
            };
        }

        private long key(int one, int two, boolean tied) {
            long left = tied ? Math.min(one, two) : one;
            long right = tied ? Math.max(one, two) : two;
            return 2 * (left * votes.models().size() + right) + (tied ? 1 : 0);
        }
    }
}
