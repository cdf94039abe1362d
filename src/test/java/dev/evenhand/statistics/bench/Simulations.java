package dev.evenhand.statistics.bench;

import java.util.Arrays;

/**
 * Shows by simulation that intervals hold what they promise where votes go together and where somebody keeps looking:
 * the tables of {@code src/docs/simulations.md}.
 */
final class Simulations {

    private static final int STUDIES = 4000;
    /** An arena takes a thousand fits' time. */
    private static final int MOST_ARENAS = 400;

    private static final long SEED = 20_261_125;

    private Simulations() {}

    /** @param arguments which tables, none for all; a number is the studies a row, if others than the document's */
    public static void main(String... arguments) {
        int studies = Arrays.stream(arguments)
                .filter(argument -> argument.matches("\\d+"))
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(STUDIES);
        var names = Arrays.stream(arguments)
                .filter(argument -> !argument.matches("\\d+"))
                .toList();
        for (var simulation : Simulation.values()) {
            if (names.isEmpty() || names.contains(simulation.name)) {
                System.out.printf("%n## %s%n%n", simulation.name);
                simulation.table(studies).print();
            }
        }
    }

    private enum Simulation {
        COVERAGE("coverage"),
        FALSE_WINNERS("false-winners"),
        PEEKING("peeking"),
        CLUSTERED_PEEKING("clustered-peeking"),
        ADAPTIVE("adaptive");

        private final String name;

        Simulation(String name) {
            this.name = name;
        }

        Table table(int studies) {
            return switch (this) {
                case COVERAGE -> Coverage.table(studies, SEED);
                case FALSE_WINNERS -> FalseWinners.table(studies, SEED);
                case PEEKING -> Peeking.table(studies, SEED);
                case CLUSTERED_PEEKING -> ClusteredPeeking.table(studies, SEED);
                case ADAPTIVE -> AdaptiveArena.table(Math.min(studies, MOST_ARENAS), SEED);
            };
        }
    }
}
