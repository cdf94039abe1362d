package dev.evenhand.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The votes of a study summed by pair of models and by seat: all that Bradley-Terry needs, however many votes there
 * were. Only pairs with votes take room, so that ten thousand models can be counted as well as two.
 *
 * <p>A <em>meeting</em> is one model's side of a pair; those of a model are numbered in a row, by opponent.
 */
public final class PairCounts {

    private static final int VERDICTS = Verdict.values().length;

    private final List<String> models;
    private final Map<String, Integer> positions;
    private final int[] firstMeeting;
    private final int[] opponents;
    private final long[] seatedLeft;
    private final long[] seatedRight;
    private final long[] sameModel;
    private final Tally[] tallies;

    private PairCounts(Builder builder) {
        models = builder.models;
        positions = builder.positions;
        var cells = builder.cells;
        var meetings = cells.meetings();
        firstMeeting = new int[size() + 1];
        opponents = new int[meetings.length];
        seatedLeft = new long[meetings.length * VERDICTS];
        seatedRight = new long[meetings.length * VERDICTS];
        for (int meeting = 0; meeting < meetings.length; meeting++) {
            int model = (int) (meetings[meeting] / size());
            int opponent = (int) (meetings[meeting] % size());
            firstMeeting[model + 1]++;
            opponents[meeting] = opponent;
            cells.copy(model, opponent, seatedLeft, meeting * VERDICTS);
            cells.copy(opponent, model, seatedRight, meeting * VERDICTS);
        }
        sameModel = new long[size()];
        tallies = new Tally[size()];
        for (int model = 0; model < size(); model++) {
            firstMeeting[model + 1] += firstMeeting[model];
            sameModel[model] = cells.sum(model, model);
            tallies[model] = summed(model);
        }
    }

    /** Starts counting votes among these models; one that gets no vote is kept and reported as not yet scored. */
    public static Builder among(Collection<String> models) {
        return new Builder(models);
    }

    public List<String> models() {
        return models;
    }

    public long wins(String winner, String loser) {
        return pair(winner, loser).winsFirst();
    }

    /** Ties without those voted "both bad". */
    public long ties(String first, String second) {
        return pair(first, second).ties();
    }

    public long bothBad(String first, String second) {
        return pair(first, second).bothBad();
    }

    /** Votes on ballots that showed this model twice; they tell of the raters and never of the model. */
    public long sameModel(String model) {
        return sameModel[position(model)];
    }

    /** All votes between two models, wherever they stood. */
    public PairVotes pair(String first, String second) {
        return seated(first, second).plus(seated(second, first).reversed());
    }

    /** The votes in which the first model stood left. */
    public PairVotes seated(String left, String right) {
        int meeting = meeting(position(left), position(right));
        return meeting < 0 ? new PairVotes(left, right, 0, 0, 0, 0) : votes(left, right, seatedLeft, meeting);
    }

    /** Votes between two different models. */
    public long votes() {
        long votes = 0;
        for (long count : seatedLeft) {
            votes += count;
        }
        return votes;
    }

    public Tally tally(String model) {
        return tally(position(model));
    }

    /** Every pair with at least one vote, each once, in the order of the models. */
    public List<PairVotes> pairs() {
        var pairs = new ArrayList<PairVotes>();
        for (int model = 0; model < size(); model++) {
            int first = model;
            meetings(model)
                    .filter(meeting -> opponents[meeting] > first)
                    .forEach(meeting -> pairs.add(pair(models.get(first), models.get(opponents[meeting]))));
        }
        return pairs;
    }

    int size() {
        return models.size();
    }

    int position(String model) {
        return position(positions, model);
    }

    /** Of all models together. */
    int meetings() {
        return opponents.length;
    }

    IntStream meetings(int model) {
        return IntStream.range(firstMeeting(model), firstMeeting(model + 1));
    }

    int firstMeeting(int model) {
        return firstMeeting[model];
    }

    int opponent(int meeting) {
        return opponents[meeting];
    }

    /** Whether a fit sees any share of a win over the opponent; ties are half a win to each. */
    boolean scored(int meeting) {
        return wins(meeting) + ties(meeting) > 0;
    }

    /** Whether a fit sees any share of a loss to the opponent. */
    boolean scoredAgainst(int meeting) {
        return losses(meeting) + ties(meeting) > 0;
    }

    long wins(int meeting) {
        return seated(meeting, true, Verdict.MODEL_A) + seated(meeting, false, Verdict.MODEL_B);
    }

    long losses(int meeting) {
        return seated(meeting, true, Verdict.MODEL_B) + seated(meeting, false, Verdict.MODEL_A);
    }

    /** Ties of both kinds. */
    long ties(int meeting) {
        return tied(meeting, true) + tied(meeting, false);
    }

    long tied(int meeting, boolean left) {
        return seated(meeting, left, Verdict.TIE) + seated(meeting, left, Verdict.BOTH_BAD);
    }

    /** Votes with this verdict when the model stood left, or else right. */
    long seated(int meeting, boolean left, Verdict verdict) {
        return (left ? seatedLeft : seatedRight)[meeting * VERDICTS + verdict.ordinal()];
    }

    Tally tally(int model) {
        return tallies[model];
    }

    private Tally summed(int model) {
        long wins = 0;
        long losses = 0;
        long ties = 0;
        long bothBad = 0;
        for (int at = firstMeeting[model] * VERDICTS; at < firstMeeting[model + 1] * VERDICTS; at += VERDICTS) {
            wins += seatedLeft[at] + seatedRight[at + 1];
            losses += seatedLeft[at + 1] + seatedRight[at];
            ties += seatedLeft[at + 2] + seatedRight[at + 2];
            bothBad += seatedLeft[at + 3] + seatedRight[at + 3];
        }
        return new Tally(wins, losses, ties, bothBad);
    }

    int meeting(int model, int opponent) {
        return Arrays.binarySearch(opponents, firstMeeting[model], firstMeeting[model + 1], opponent);
    }

    private static PairVotes votes(String left, String right, long[] votes, int meeting) {
        int at = meeting * VERDICTS;
        return new PairVotes(left, right, votes[at], votes[at + 1], votes[at + 2], votes[at + 3]);
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
        private final SeatedCells cells;

        private Builder(Collection<String> models) {
            this.models = List.copyOf(models);
            cells = SeatedCells.among(this.models.size());
            for (String model : this.models) {
                if (positions.putIfAbsent(model, positions.size()) != null) {
                    throw new IllegalArgumentException("Model \"%s\" is named twice".formatted(model));
                }
            }
        }

        /** Adds so many votes with the same verdict; the first model stood left, {@code MODEL_A} is a win of it. */
        public Builder add(String left, String right, Verdict verdict, long count) {
            return add(position(positions, left), position(positions, right), verdict, count);
        }

        /** The same by the places of the models in the list that counting began with. */
        public Builder add(int left, int right, Verdict verdict, long count) {
            if (count < 0) {
                throw new IllegalArgumentException("Negative count %d of %s between \"%s\" and \"%s\""
                        .formatted(count, verdict.code(), models.get(left), models.get(right)));
            }
            cells.add(left, right, verdict, count);
            return this;
        }

        public PairCounts build() {
            return new PairCounts(this);
        }
    }
}
