package dev.evenhand.statistics;

import java.util.Arrays;
import java.util.List;

/** Makes the rows of a fit from counts: one for each pair, or for each pair and seating. */
final class CountedContests {

    /** Beyond this a table of all pairs would be larger than the votes. */
    private static final int MOST_IN_A_TABLE = 1000;

    private final PairCounts counts;
    private final List<String> models;
    private final int[] places;
    private final int[] rowOfMeeting;
    private final int[] first;
    private final int[] second;
    private final double[][] votes;
    private int rows;

    private CountedContests(PairCounts counts, List<String> models) {
        this.counts = counts;
        this.models = models;
        places = places(counts, models);
        int most = 0;
        for (var model : models) {
            int position = counts.position(model);
            most += counts.firstMeeting(position + 1) - counts.firstMeeting(position);
        }
        rowOfMeeting = new int[counts.meetings()];
        Arrays.fill(rowOfMeeting, -1);
        first = new int[most];
        second = new int[most];
        votes = new double[3][most];
    }

    static Contests pairs(PairCounts counts, List<String> models) {
        var contests = new CountedContests(counts, models);
        contests.addAll(false);
        return contests.build(List.of());
    }

    /** A row is a pair with one of the two on the left. */
    static Contests seatings(PairCounts counts, List<String> models, boolean position) {
        return seated(counts, models).build(position ? List.of(Covariate.POSITION) : List.of());
    }

    /** For each vote the number of its row among {@link #seatings}, or -1 if it is no part of the fit. */
    static int[] rows(Votes votes, PairCounts counts, List<String> models) {
        return seated(counts, models).rowsOf(votes);
    }

    /** For each counted model its number in the fit, or -1. */
    static int[] places(PairCounts counts, List<String> models) {
        var places = new int[counts.size()];
        Arrays.fill(places, -1);
        for (int place = 0; place < models.size(); place++) {
            places[counts.position(models.get(place))] = place;
        }
        return places;
    }

    private static CountedContests seated(PairCounts counts, List<String> models) {
        var contests = new CountedContests(counts, models);
        contests.addAll(true);
        return contests;
    }

    private void addAll(boolean seated) {
        for (int model = 0; model < models.size(); model++) {
            int position = counts.position(models.get(model));
            for (int meeting = counts.firstMeeting(position); meeting < counts.firstMeeting(position + 1); meeting++) {
                int opponent = places[counts.opponent(meeting)];
                if (opponent >= 0 && seated) {
                    addSeating(model, opponent, meeting);
                } else if (opponent >= 0) {
                    addPair(model, opponent, meeting);
                }
            }
        }
    }

    private void addPair(int model, int opponent, int meeting) {
        if (model < opponent) {
            add(model, opponent, counts.wins(meeting), counts.losses(meeting), counts.ties(meeting));
        }
    }

    private void addSeating(int model, int opponent, int meeting) {
        long won = counts.seated(meeting, true, Verdict.MODEL_A);
        long lost = counts.seated(meeting, true, Verdict.MODEL_B);
        long tied = counts.tied(meeting, true);
        if (won + lost + tied > 0) {
            rowOfMeeting[meeting] = rows;
            add(model, opponent, won, lost, tied);
        }
    }

    private void add(int model, int opponent, long won, long lost, long tied) {
        first[rows] = model;
        second[rows] = opponent;
        votes[Contests.WON][rows] = won;
        votes[Contests.LOST][rows] = lost;
        votes[Contests.TIED][rows] = tied;
        rows++;
    }

    private Contests build(List<Covariate> covariates) {
        var columns = new double[covariates.size()][rows];
        for (var column : columns) {
            Arrays.fill(column, 1);
        }
        var filled = votes.clone();
        for (int outcome = 0; outcome < filled.length; outcome++) {
            filled[outcome] = Arrays.copyOf(votes[outcome], rows);
        }
        return Contests.counted(
                models.size(), Arrays.copyOf(first, rows), Arrays.copyOf(second, rows), filled, covariates, columns);
    }

    private int[] rowsOf(Votes votes) {
        var rowOf = new int[votes.size()];
        if (counts.size() <= MOST_IN_A_TABLE) {
            fill(rowOf, votes.left(), votes.right(), rowsBySeating(), counts.size());
            return rowOf;
        }
        for (int vote = 0; vote < rowOf.length; vote++) {
            int left = votes.left(vote);
            int right = votes.right(vote);
            rowOf[vote] = left == right ? -1 : rowOfMeeting[counts.meeting(left, right)];
        }
        return rowOf;
    }

    private static void fill(int[] rowOf, int[] left, int[] right, int[] table, int size) {
        for (int vote = 0; vote < rowOf.length; vote++) {
            rowOf[vote] = table[left[vote] * size + right[vote]];
        }
    }

    private int[] rowsBySeating() {
        var table = new int[counts.size() * counts.size()];
        Arrays.fill(table, -1);
        for (int model = 0; model < counts.size(); model++) {
            int row = model * counts.size();
            for (int meeting = counts.firstMeeting(model); meeting < counts.firstMeeting(model + 1); meeting++) {
                table[row + counts.opponent(meeting)] = rowOfMeeting[meeting];
            }
        }
        return table;
    }
}
