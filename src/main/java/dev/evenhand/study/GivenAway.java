package dev.evenhand.study;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The responses that could tell raters what wrote them, and what the plan makes of these.
 *
 * @param naming those in which a model or maker is named; not looked for where all is allowed
 * @param spoilt those with marks of their system, and errors: no mask could hide that
 * @param selves those that speak of themselves as an AI
 */
record GivenAway(Plan.Leaks policy, Set<Long> naming, Set<Long> spoilt, Set<Long> selves) {

    Set<Long> blocked() {
        if (policy != Plan.Leaks.BLOCK) {
            return Set.of();
        }
        var blocked = new HashSet<>(naming);
        blocked.addAll(spoilt);
        return blocked;
    }

    List<String> notes() {
        var notes = new ArrayList<String>();
        if (!spoilt.isEmpty()) {
            notes.add(
                    "%,d responses carry marks of their system, such as <think>, or are errors or break off: they are %s."
                            .formatted(
                                    spoilt.size(),
                                    policy == Plan.Leaks.BLOCK
                                            ? "left out"
                                            : "shown as they are, and “Leave the response out” would leave them out"));
        }
        long nameless = selves.stream().filter(one -> !naming.contains(one)).count();
        if (nameless > 0 && policy != Plan.Leaks.ALLOW) {
            notes.add("%,d responses speak of themselves as an AI and name nobody: they are shown as they are."
                    .formatted(nameless));
        }
        return notes;
    }
}
