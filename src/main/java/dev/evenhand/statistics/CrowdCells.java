package dev.evenhand.statistics;

import java.util.LinkedHashMap;
import java.util.List;

/** Votes without ties, summed by rater and pair: cell by cell who was asked, of whom, and how often each won. */
final class CrowdCells {

    final List<String> models;
    final List<String> raters;
    final int[] rater;
    final int[] first;
    final int[] second;
    final double[] won;
    final double[] lost;
    private long ties;

    CrowdCells(Votes votes) {
        var groups = votes.raters().orElseThrow(() -> new IllegalArgumentException("The votes have no raters"));
        if (groups.missing() > 0) {
            throw new IllegalArgumentException(
                    "%d of %d votes have no rater".formatted(groups.missing(), votes.size()));
        }
        models = votes.models();
        raters = groups.names();
        var cells = new LinkedHashMap<Cell, long[]>();
        for (int vote = 0; vote < votes.size(); vote++) {
            int left = votes.left(vote);
            int right = votes.right(vote);
            var verdict = votes.verdict(vote);
            if (left == right) {
                continue;
            }
            if (Contests.outcome(verdict) == Contests.TIED) {
                ties++;
                continue;
            }
            boolean firstWon = (verdict == Verdict.MODEL_A) == (left < right);
            cells.computeIfAbsent(
                            new Cell(groups.of(vote), Math.min(left, right), Math.max(left, right)),
                            cell -> new long[2])[firstWon ? 0 : 1]++;
        }
        var keys = List.copyOf(cells.keySet());
        rater = keys.stream().mapToInt(Cell::rater).toArray();
        first = keys.stream().mapToInt(Cell::first).toArray();
        second = keys.stream().mapToInt(Cell::second).toArray();
        won = keys.stream()
                .mapToDouble(cell -> cells.getOrDefault(cell, new long[2])[0])
                .toArray();
        lost = keys.stream()
                .mapToDouble(cell -> cells.getOrDefault(cell, new long[2])[1])
                .toArray();
    }

    long ties() {
        return ties;
    }

    int size() {
        return rater.length;
    }

    private record Cell(int rater, int first, int second) {}
}
