package dev.evenhand.statistics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The votes of a study summed by pair of models: all that plain Bradley-Terry needs, however many votes there were. */
public final class PairCounts {

    private final List<String> models;
    private final Map<String, Integer> positions;
    private final long[] wins;
    private final long[] ties;
    private final long[] bothBad;
    private final long[] sameModel;

    private PairCounts(Builder builder) {
        models = builder.models;
        positions = builder.positions;
        wins = builder.wins.clone();
        ties = builder.ties.clone();
        bothBad = builder.bothBad.clone();
        sameModel = builder.sameModel.clone();
    }

    /** Starts counting votes among these models; one that gets no vote is kept and reported as not yet scored. */
    public static Builder among(Collection<String> models) {
        return new Builder(models);
    }

    public List<String> models() {
        return models;
    }

    public long wins(String winner, String loser) {
        return wins[cell(winner, loser)];
    }

    /** Ties without those voted "both bad". */
    public long ties(String first, String second) {
        return ties[cell(first, second)];
    }

    public long bothBad(String first, String second) {
        return bothBad[cell(first, second)];
    }

    /** Votes on ballots that showed this model twice; they tell of the raters and never of the model. */
    public long sameModel(String model) {
        return sameModel[position(model)];
    }

    /** Votes between two different models. */
    public long votes() {
        return pairs().stream().mapToLong(PairVotes::votes).sum();
    }

    public Tally tally(String model) {
        return tally(position(model));
    }

    /** Every pair with at least one vote, each once, in the order of the models. */
    public List<PairVotes> pairs() {
        var pairs = new ArrayList<PairVotes>();
        for (int i = 0; i < size(); i++) {
            for (int j = i + 1; j < size(); j++) {
                if (compared(i, j)) {
                    pairs.add(pair(i, j));
                }
            }
        }
        return pairs;
    }

    int size() {
        return models.size();
    }

    Tally tally(int model) {
        long won = 0;
        long lost = 0;
        long tied = 0;
        long bad = 0;
        for (int other = 0; other < size(); other++) {
            won += wins[cell(model, other)];
            lost += wins[cell(other, model)];
            tied += ties[cell(model, other)];
            bad += bothBad[cell(model, other)];
        }
        return new Tally(won, lost, tied, bad);
    }

    PairVotes pair(int i, int j) {
        int cell = cell(i, j);
        return new PairVotes(models.get(i), models.get(j), wins[cell], wins[cell(j, i)], ties[cell], bothBad[cell]);
    }

    boolean compared(int i, int j) {
        return scoredAgainst(i, j) || scoredAgainst(j, i);
    }

    /** Whether a fit sees any share of a win of one model over the other; ties are half a win to each. */
    boolean scoredAgainst(int i, int j) {
        int cell = cell(i, j);
        return wins[cell] > 0 || ties[cell] > 0 || bothBad[cell] > 0;
    }

    int position(String model) {
        return position(positions, model);
    }

    private int cell(String first, String second) {
        return cell(position(first), position(second));
    }

    private int cell(int i, int j) {
        return i * size() + j;
    }

    private static int position(Map<String, Integer> positions, String model) {
        var position = positions.get(model);
        if (position == null) {
            throw new IllegalArgumentException("Unknown model \"%s\"".formatted(model));
        }
        return position;
    }

    /** Collects votes in any order; not safe for use by several threads. */
    public static final class Builder {

        private final List<String> models;
        private final Map<String, Integer> positions = new HashMap<>();
        private final long[] wins;
        private final long[] ties;
        private final long[] bothBad;
        private final long[] sameModel;

        private Builder(Collection<String> models) {
            this.models = List.copyOf(models);
            for (String model : this.models) {
                if (positions.putIfAbsent(model, positions.size()) != null) {
                    throw new IllegalArgumentException("Model \"%s\" is named twice".formatted(model));
                }
            }
            int cells = Math.multiplyExact(this.models.size(), this.models.size());
            wins = new long[cells];
            ties = new long[cells];
            bothBad = new long[cells];
            sameModel = new long[this.models.size()];
        }

        /** Adds so many votes with the same verdict, where {@code MODEL_A} is a win of the first model. */
        public Builder add(String first, String second, Verdict verdict, long count) {
            if (count < 0) {
                throw new IllegalArgumentException("Negative count %d of %s between \"%s\" and \"%s\""
                        .formatted(count, verdict.code(), first, second));
            }
            int i = position(positions, first);
            int j = position(positions, second);
            if (i == j) {
                sameModel[i] += count;
            } else {
                add(i, j, verdict, count);
            }
            return this;
        }

        public PairCounts build() {
            return new PairCounts(this);
        }

        private void add(int i, int j, Verdict verdict, long count) {
            int cell = i * models.size() + j;
            int mirror = j * models.size() + i;
            switch (verdict) {
                case MODEL_A -> wins[cell] += count;
                case MODEL_B -> wins[mirror] += count;
                case TIE -> {
                    ties[cell] += count;
                    ties[mirror] += count;
                }
                case BOTH_BAD -> {
                    bothBad[cell] += count;
                    bothBad[mirror] += count;
                }
            }
        }
    }
}
