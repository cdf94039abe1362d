package dev.evenhand.statistics;

import java.util.ArrayList;
import java.util.List;

/** What the votes can compare at all: components, largest first, and their tiers; models without votes come last. */
public record Components(List<Component> components) {

    public Components {
        components = List.copyOf(components);
    }

    public static Components of(PairCounts counts) {
        var groups = new ArrayList<>(connected(counts));
        groups.sort(Components::largestFirst);
        var components = new ArrayList<Component>();
        for (var models : groups) {
            components.add(new Component(components.size(), TierSearch.tiers(counts, models)));
        }
        return new Components(components);
    }

    private static int largestFirst(List<String> one, List<String> other) {
        int larger = Integer.compare(other.size(), one.size());
        return larger == 0 ? one.get(0).compareTo(other.get(0)) : larger;
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
        var models = new ArrayList<String>();
        for (int here : reached) {
            models.add(counts.models().get(here));
        }
        models.sort(null);
        return List.copyOf(models);
    }
}
