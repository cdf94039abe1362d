package dev.evenhand.card;

import dev.evenhand.statistics.BradleyTerry;
import dev.evenhand.statistics.Reach;
import java.util.OptionalLong;

/**
 * When a result is looked at, and so how wide its interval must be. Whoever may look while votes come, or may end a
 * study early, needs one that holds at any look.
 *
 * @param planned votes the study was laid out for
 */
public record End(Kind kind, long planned) {

    /** One place in twenty. */
    private static final int MOST_PARKED = 20;

    /** When. */
    public enum Kind {
        /** It is over, and all planned votes are in: collected here, or as many taken in from files before the end. */
        PLANNED,
        /** Votes may still come, be it from files alone into a study that never opens. */
        OPEN,
        EARLY,
        /** Votes from a file came after the end: whoever took them in may have seen what they would change. */
        LATE,
        /** The plan lets the study end when its interval decides. */
        SEQUENTIAL
    }

    /**
     * Whether so many places stayed empty with what raters could not judge that the end was chosen and not met: a few
     * raters who skip alike can set aside whatever is left.
     */
    public static boolean manyParked(long empty, long planned) {
        return empty * MOST_PARKED > planned;
    }

    static End of(CardPlan plan, StudyFacts facts) {
        return new End(kind(plan, facts), Math.max(1, facts.plannedVotes()));
    }

    private static Kind kind(CardPlan plan, StudyFacts facts) {
        if (plan.sequential()) {
            return Kind.SEQUENTIAL;
        }
        if (!facts.over()) {
            return Kind.OPEN;
        }
        if (facts.late()) {
            return Kind.LATE;
        }
        return facts.complete() ? Kind.PLANNED : Kind.EARLY;
    }

    public boolean anyLook() {
        return kind != Kind.PLANNED;
    }

    /** The method with intervals as wide as they must be. */
    public BradleyTerry widened(BradleyTerry method) {
        return anyLook() ? method.anytime(planned) : method;
    }

    /** The part of the planned votes that goes to one of all pairs. */
    public End ofPair(int models) {
        return new End(kind, Math.max(1, planned * 2 / ((long) models * (models - 1))));
    }

    Reach reach(double alpha) {
        return new Reach(alpha, anyLook() ? OptionalLong.of(planned) : OptionalLong.empty());
    }

    /**
     * In a sentence beside an interval.
     *
     * @param elsewhere whether votes came from files, of which nobody knows who had looked at them before
     */
    public String words(boolean elsewhere) {
        return switch (kind) {
            case PLANNED -> elsewhere ? "for one look; when it was taken is not known" : "for the planned end";
            case OPEN -> "valid at any look";
            case LATE -> "valid at any look, since votes were taken in after the end";
            case EARLY -> "valid at any look, since the study ended before its planned votes";
            case SEQUENTIAL -> "valid at any look, as the sequential rule needs";
        };
    }
}
