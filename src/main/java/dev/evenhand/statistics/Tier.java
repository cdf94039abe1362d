package dev.evenhand.statistics;

import java.util.List;
import java.util.Set;

/**
 * Models of a component between which wins go round, so that their strengths have a finite fit (Ford 1957).
 *
 * <p>A tier stands infinitely far above those in {@code below}: it won every vote against them, directly or through
 * others. A tier in neither {@code above} nor {@code below} was never compared with this one, and has no order to it.
 *
 * @param index place in the component, 0 at the top; a tier never stands above one with a smaller index
 */
record Tier(int index, List<String> models, Set<Integer> above, Set<Integer> below) {

    public Tier {
        models = List.copyOf(models);
        above = IndexSet.copyOf(above);
        below = IndexSet.copyOf(below);
    }

    /** Whether there is anything to fit. */
    boolean comparable() {
        return models.size() > 1;
    }
}
