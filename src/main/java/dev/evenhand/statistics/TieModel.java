package dev.evenhand.statistics;

/** How the chances of win, loss and tie follow from the gap between two models. */
interface TieModel {

    /** Whether it has a parameter for the frequency of ties, in logarithms. */
    boolean hasParameter();

    /** Log likelihood of so many votes, but for the logarithm of {@link Terms#sum} that each of them takes off. */
    double undivided(double gap, double logTie, double wins, double losses, double ties);

    void at(double gap, double logTie, Terms terms);

    /**
     * Derives what so many rows of a block pull and weigh.
     *
     * @param squared 1 for the squares of the scores of votes, 0 for the curvature: factors and not a branch, as the JIT
     *     throws a loop away when it first takes a branch that it never took
     */
    void derive(RowSums block, double logTie, int rows, double squared);

    static TieModel of(Ties ties) {
        return switch (ties) {
            case HALF -> new HalfWin();
            case DAVIDSON -> new Davidson();
        };
    }
}
