package dev.evenhand.ledger;

import dev.evenhand.ledger.Report.Check;
import java.util.List;
import java.util.stream.Stream;

/** Ways to dress up a result after the fact, by an operator who seals everything anew with the right key. */
interface DressedUp {

    static List<DressedUp> all() {
        return Stream.<DressedUp[]>of(
                        DressedTasks.values(),
                        DressedPlans.values(),
                        DressedChance.values(),
                        DressedVotes.values(),
                        DressedExclusions.values(),
                        DressedResults.values(),
                        DressedStories.values(),
                        DressedFiles.values())
                .flatMap(Stream::of)
                .toList();
    }

    String name();

    Dressing dressing();

    /** The check that has to fail. */
    default Check check() {
        return dressing().check();
    }

    default SampleStudy study() {
        return dressing().study();
    }
}
