package dev.evenhand.results;

import dev.evenhand.statistics.BradleyTerry;

/**
 * Whether an interval must hold however often one looks. It must while votes come, and after an end that the plan did
 * not name: whoever closes a study early may have looked. `statistics` widens such intervals for the planned votes.
 *
 * @param planned the votes that the study was laid out for
 */
public record Looks(Kind kind, long planned) {

    /** When one looks. */
    public enum Kind {
        /** It is over, and all planned votes are in or none were ever collected here: an ordinary interval was planned. */
        PLANNED_END,
        /** Votes may still come, be it by import alone into a study that never opens. */
        WHILE_OPEN,
        ENDED_EARLY,
        /** The plan lets the study end when its interval decides. */
        SEQUENTIAL
    }

    public boolean anytime() {
        return kind != Kind.PLANNED_END;
    }

    BradleyTerry of(BradleyTerry method) {
        return anytime() ? method.anytime(Math.max(1, planned)) : method;
    }

    /** The part of it that goes to one of so many pairs. */
    Looks ofPair(int models) {
        return new Looks(kind, Math.max(1, planned * 2 / ((long) models * (models - 1))));
    }

    /** In a sentence beside an interval. */
    public String words() {
        return switch (kind) {
            case PLANNED_END -> "for the planned end";
            case WHILE_OPEN -> "valid at any look";
            case SEQUENTIAL -> "valid at any look, as the sequential rule needs";
            case ENDED_EARLY -> "valid at any look, since the study ended before its planned votes";
        };
    }
}
