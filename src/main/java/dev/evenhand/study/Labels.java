package dev.evenhand.study;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the choices of a plan are called on pages, in the order they are offered. */
final class Labels {

    static final Map<String, String> SCALES = ordered(
            "arena4", "A · tie · both bad · B",
            "abt3", "A · same · B",
            "likert5", "Five steps, A much better to B much better",
            "likert7", "Seven steps, A much better to B much better",
            "forced2", "A or B, no tie");

    static final Map<String, String> PAIRINGS = ordered(
            "all", "Every pair of models on every task",
            "balanced", "A number of votes, spread evenly over pairs and tasks");

    static final Map<String, String> STATISTICS = ordered(
            "bradley_terry", "Bradley-Terry scores",
            "win_share", "Share of wins, ties as half",
            "graded_mean", "Mean of the graded answers");

    static final Map<String, String> LEAKS = ordered(
            "mask", "Mask it in both responses",
            "block", "Leave the response out",
            "allow", "Show it as it is");

    private Labels() {}

    private static Map<String, String> ordered(String... pairs) {
        var map = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
