package dev.evenhand.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Changes the most telling votes one after the other until a lead is gone. With {@code u} the inverse information times
 * the contrast, leaving out a vote {@code x, y} moves the lead by {@code -u'x (y - p) / (1 - h)}, h its leverage, and
 * turning it round by {@code -u'x (2 y - 1)} (one Newton step: Cook 1977, Technometrics 19; Pregibon 1981, Annals of
 * Statistics 9). Far from the goal several votes go at a time, near it one by one.
 */
final class FlipSearch {

    /** Single steps from here on; before, an eighth of what seems to be left. */
    private static final int STEPS_LEFT = 8;

    /** Where the forecast is poor, as between tiers, at least this part of what was done already. */
    private static final double STEPS_DONE = 50;

    /** Beyond this an inverse takes longer than leverages, tiny among so many votes, are worth. */
    private static final int MOST_WITH_LEVERAGE = 400;

    /** A vote of full leverage is the only link between two parts, and tells nothing of their gap. */
    private static final double ONLY_LINK = 1e-9;

    private final ChangedVotes votes;
    private final Contests contests;
    private final String first;
    private final String second;
    private final VoteChange change;
    private final int one;
    private final int other;
    private final double[][] untouched;
    private final double[][] taken;
    private long count;
    private Optional<VotesToFlip.Step> level = Optional.empty();
    private Optional<VotesToFlip.Step> reversal = Optional.empty();

    FlipSearch(ChangedVotes votes, String first, String second, VoteChange change) {
        this.votes = votes;
        this.first = first;
        this.second = second;
        this.change = change;
        contests = votes.contests();
        one = votes.place(first);
        other = votes.place(second);
        untouched = new double[3][];
        for (int outcome = 0; outcome < 3; outcome++) {
            untouched[outcome] = contests.votes[outcome].clone();
        }
        taken = new double[3][contests.rows()];
    }

    VotesToFlip search(long all) {
        var before = other < 0 ? Refit.without(Double.NaN) : votes.refit(one, other);
        Refit now = before;
        while (reversal.isEmpty() && now != null) {
            var standing = VotesToFlip.Standing.of(now.gap());
            if (level.isEmpty() && standing != VotesToFlip.Standing.LEADS) {
                level = step(now, standing);
            }
            if (standing == VotesToFlip.Standing.TRAILS) {
                reversal = step(now, standing);
            }
            now = now.information() == null ? null : move(now);
        }
        return new VotesToFlip(
                first,
                second,
                change,
                all,
                VotesToFlip.Standing.of(before.gap()),
                finite(before.gap()),
                level,
                reversal,
                votes.refits());
    }

    /** Changes the best votes, as many as surely do not go too far; nothing if none brings the goal nearer. */
    private @Nullable Refit move(Refit from) {
        var moves = moves(from);
        if (moves.isEmpty()) {
            return null;
        }
        double lead = from.strengths()[one] - from.strengths()[other];
        double stride = Math.max(
                (Math.max(0, lead) + ChangedVotes.LEVEL) / -moves.get(0).effect() / STEPS_LEFT, count / STEPS_DONE);
        double size = apply(moves, Math.max(1, Math.floor(stride)), 1);
        var after = votes.refit(one, other);
        while (size > 1 && reached(after)) {
            apply(moves, size, -1);
            size = apply(moves, Math.floor(size / 2), 1);
            after = votes.refit(one, other);
        }
        return after;
    }

    /** Whether what is looked for next, level or else reversal, was found or overshot. */
    private boolean reached(Refit after) {
        var standing = VotesToFlip.Standing.of(after.gap());
        return level.isEmpty()
                ? standing != VotesToFlip.Standing.LEADS
                : standing == VotesToFlip.Standing.TRAILS || standing == VotesToFlip.Standing.UNTOLD;
    }

    /** Changes votes, best first, or changes them back; how many there were. */
    private double apply(List<Move> moves, double most, int times) {
        double rest = most;
        for (var move : moves) {
            double size = Math.min(rest, move.votes());
            votes.change(move.row(), move.outcome(), times * size, change);
            untouched[move.outcome()][move.row()] -= times * size;
            taken[move.outcome()][move.row()] += times * size;
            rest -= size;
        }
        count += times * Math.round(most - rest);
        return most - rest;
    }

    /** Everything that lowers the lead, best first. */
    private List<Move> moves(Refit fit) {
        var influence = fit.influence(one, other);
        var inverse = leverages(fit);
        var moves = new ArrayList<Move>();
        for (int row = 0; row < contests.rows(); row++) {
            if (!fit.inside(contests.first[row], contests.second[row])) {
                continue;
            }
            for (int outcome = 0; outcome < 3; outcome++) {
                double left = untouched[outcome][row];
                double effect = left < 1 ? 0 : effect(fit, influence, inverse, row, outcome);
                if (effect < 0) {
                    moves.add(new Move(row, outcome, left, effect));
                }
            }
        }
        moves.sort(Comparator.comparingDouble(Move::effect));
        return moves;
    }

    private double effect(Refit fit, double[] influence, double @Nullable [][] inverse, int row, int outcome) {
        int i = fit.number()[contests.first[row]];
        int j = fit.number()[contests.second[row]];
        double pull = influence[i] - influence[j];
        double share = outcome == Contests.WON ? 1 : outcome == Contests.LOST ? 0 : 0.5;
        if (change != VoteChange.DROP) {
            return -pull * (2 * share - 1) * (change == VoteChange.TIE ? 0.5 : 1);
        }
        double gap = fit.strengths()[contests.first[row]] - fit.strengths()[contests.second[row]];
        double chance = 1 / (1 + Math.exp(-gap));
        double leverage =
                inverse == null ? 0 : chance * (1 - chance) * (inverse[i][i] + inverse[j][j] - 2 * inverse[i][j]);
        return 1 - leverage < ONLY_LINK ? 0 : -pull * (share - chance) / (1 - leverage);
    }

    private double @Nullable [][] leverages(Refit fit) {
        var information = fit.information();
        return information == null || change != VoteChange.DROP || information.size() > MOST_WITH_LEVERAGE
                ? null
                : information.inverse();
    }

    private Optional<VotesToFlip.Step> step(Refit now, VotesToFlip.Standing standing) {
        return Optional.of(new VotesToFlip.Step(count, standing, finite(now.gap()), types()));
    }

    private List<VoteType> types() {
        var types = new ArrayList<VoteType>();
        for (int row = 0; row < contests.rows(); row++) {
            for (int outcome = 0; outcome < 3; outcome++) {
                long changed = Math.round(taken[outcome][row]);
                if (changed > 0) {
                    var one = votes.model(contests.first[row]);
                    var two = votes.model(contests.second[row]);
                    boolean lost = outcome == Contests.LOST;
                    types.add(new VoteType(lost ? two : one, lost ? one : two, outcome == Contests.TIED, changed));
                }
            }
        }
        return types;
    }

    private static OptionalDouble finite(double gap) {
        return Double.isFinite(gap) ? OptionalDouble.of(gap) : OptionalDouble.empty();
    }

    /** Votes of one type, and what one of them does. */
    private record Move(int row, int outcome, double votes, double effect) {}
}
