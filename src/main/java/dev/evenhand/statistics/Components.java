package dev.evenhand.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the votes can compare at all: components, largest first, and their tiers; models without votes come last. */
public record Components(List<Component> components) {

    public Components {
        components = List.copyOf(components);
    }

    public static Components of(PairCounts counts) {
        var groups = new ArrayList<>(connected(counts));
        groups.sort(
                Comparator.<List<String>>comparingInt(List::size).reversed().thenComparing(models -> models.get(0)));
        var components = new ArrayList<Component>();
        for (var models : groups) {
            components.add(new Component(components.size(), TierSearch.tiers(counts, models)));
        }
        return new Components(components);
    }

    /** Whether one scale holds for all models. */
    public boolean connected() {
        return components.size() <= 1;
    }

    private static List<List<String>> connected(PairCounts counts) {
        var groups = new ArrayList<List<String>>();
        var seen = new boolean[counts.size()];
        for (int model = 0; model < counts.size(); model++) {
            if (!seen[model]) {
                groups.add(reachedFrom(model, counts, seen));
            }
        }
        return groups;
    }

    private static List<String> reachedFrom(int model, PairCounts counts, boolean[] seen) {
        var reached = new ArrayList<Integer>(List.of(model));
        seen[model] = true;
        for (int next = 0; next < reached.size(); next++) {
            int here = reached.get(next);
            for (int meeting = counts.firstMeeting(here); meeting < counts.firstMeeting(here + 1); meeting++) {
                int other = counts.opponent(meeting);
                if (!seen[other]) {
                    seen[other] = true;
                    reached.add(other);
                }
            }
        }
        return reached.stream().map(counts.models()::get).sorted().toList();
    }
}
