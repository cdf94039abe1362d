package dev.evenhand.study;

import java.util.List;

/** Whom the votes of a study speak against, for its dashboard to show; found by whoever looks at the votes. */
public interface FlaggedRaters {

    /** In the order in which they should be looked at, without those about whom was decided. */
    List<Flagged> of(Study study);

    /** @param why what was found, as words that follow the rater's name */
    record Flagged(String rater, List<String> why) {
        public Flagged {
            why = List.copyOf(why);
        }
    }
}
