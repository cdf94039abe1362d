package dev.evenhand.panel;

import java.util.List;

/** Raters will not answer what they hold: it goes back to the pile. */
public record RatersLeft(long studyId, List<Long> raters) {
    public RatersLeft {
        raters = List.copyOf(raters);
    }
}
