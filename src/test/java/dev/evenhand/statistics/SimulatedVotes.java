package dev.evenhand.statistics;

import java.util.List;
import java.util.stream.IntStream;

/** The simulated set "syn20" with its raters, tasks and style, ready to be fit. */
final class SimulatedVotes {

    private SimulatedVotes() {}

    static Votes syn20() {
        return votes(GeneratedVotes.recipe(20, 10_000, 7)
                .withRaters(400)
                .withTasks(600)
                .withStyle()
                .generate());
    }

    static Votes votes(GeneratedVotes generated) {
        return Votes.of(generated.models(), generated.left(), generated.right(), generated.verdicts())
                .withRaters(groups(generated.raters()))
                .withTasks(groups(generated.tasks()))
                .withStyle(style(generated));
    }

    static Groups groups(int[] of) {
        int count = IntStream.of(of).max().orElse(-1) + 1;
        return Groups.of(IntStream.range(0, count).mapToObj(Integer::toString).toList(), of);
    }

    private static List<StyleFeature> style(GeneratedVotes generated) {
        return generated.features().stream()
                .map(name -> StyleFeature.ratio(name, generated.featureLeft(name), generated.featureRight(name)))
                .toList();
    }
}
