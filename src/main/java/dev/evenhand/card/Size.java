package dev.evenhand.card;

/**
 * How much was voted, and where.
 *
 * @param counted votes that scores are made of; all others were given and are shown
 */
public record Size(long votes, long counted, long excluded, long raters, long tasks, long imported, long made) {

    static Size of(CardVotes all, CardVotes counted, StudyFacts facts) {
        return new Size(
                all.size(),
                counted.size(),
                all.ordinary().size() - counted.size(),
                counted.raters(),
                counted.tasks(),
                facts.imported(),
                facts.made());
    }

    /** Whether votes came from files, all of them. */
    boolean elsewhere() {
        return imported > 0 && imported + made >= votes;
    }
}
