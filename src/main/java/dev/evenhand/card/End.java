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

    /** When. */
    public enum Kind {
        /** All planned votes are in, or none were ever collected here. */
        PLANNED,
        OPEN,
        EARLY,
        /** The plan lets the study end when its interval decides. */
        SEQUENTIAL
    }

    static End of(CardPlan plan, StudyFacts facts) {
        return new End(kind(plan, facts), Math.max(1, facts.plannedVotes()));
    }

    private static Kind kind(CardPlan plan, StudyFacts facts) {
        if (plan.sequential()) {
            return Kind.SEQUENTIAL;
        }
        if (facts.collecting()) {
            return Kind.OPEN;
        }
        return facts.over() && !facts.complete() ? Kind.EARLY : Kind.PLANNED;
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

    /** In a sentence beside an interval. */
    public String words() {
        return switch (kind) {
            case PLANNED -> "for the planned end";
            case OPEN -> "valid at any look";
            case EARLY -> "valid at any look, since the study ended before its planned votes";
            case SEQUENTIAL -> "valid at any look, as the sequential rule needs";
        };
    }
}
