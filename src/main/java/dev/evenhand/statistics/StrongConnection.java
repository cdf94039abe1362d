package dev.evenhand.statistics;

import java.util.List;

/** How far wins, or shares of them, lead through the models. */
final class StrongConnection {

    private StrongConnection() {}

    /** Whether they lead from each of the models of one component to each other. */
    static boolean of(PairCounts counts, List<String> models) {
        int any = counts.position(models.get(0));
        return count(counts, any, true) == models.size() && count(counts, any, false) == models.size();
    }

    /** How many models one reaches over those that it scored against, or else over those that scored against it. */
    private static int count(PairCounts counts, int from, boolean down) {
        var seen = new boolean[counts.size()];
        var reached = new int[counts.size()];
        reached[0] = from;
        seen[from] = true;
        int count = 1;
        for (int next = 0; next < count; next++) {
            int end = counts.firstMeeting(reached[next] + 1);
            for (int meeting = counts.firstMeeting(reached[next]); meeting < end; meeting++) {
                int other = counts.opponent(meeting);
                if (!seen[other] && (down ? counts.scored(meeting) : counts.scoredAgainst(meeting))) {
                    seen[other] = true;
                    reached[count++] = other;
                }
            }
        }
        return count;
    }
}
