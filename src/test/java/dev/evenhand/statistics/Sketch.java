package dev.evenhand.statistics;

import java.util.Arrays;
import java.util.TreeSet;

/** Votes drawn in a test as {@code "a>b"}, {@code "a=b"}, several as {@code "3 a>b"}, a model without any as {@code "?a"}. */
final class Sketch {

    private Sketch() {}

    static PairCounts of(String... votes) {
        var models = new TreeSet<String>();
        Arrays.stream(votes).map(Sketch::models).map(Arrays::asList).forEach(models::addAll);
        var counts = PairCounts.among(models);
        for (var vote : votes) {
            if (!vote.startsWith("?")) {
                var pair = models(vote);
                counts.add(pair[0], pair[1], vote.contains("=") ? Verdict.TIE : Verdict.MODEL_A, count(vote));
            }
        }
        return counts.build();
    }

    private static String[] models(String vote) {
        return vote.replaceAll("^\\?|^\\d+ ", "").split("[>=]");
    }

    private static long count(String vote) {
        return vote.contains(" ") ? Long.parseLong(vote.substring(0, vote.indexOf(' '))) : 1;
    }
}
