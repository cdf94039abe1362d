package dev.evenhand.statistics;

/** How the chances of win, loss and tie follow from the gap between two models. */
interface TieModel {

    /** Whether it has a parameter for the frequency of ties, in logarithms. */
    boolean hasParameter();

    /** Log likelihood of so many votes, but for the logarithm of {@link Terms#sum} that each of them takes off. */
    double undivided(double gap, double logTie, double wins, double losses, double ties);

    void at(double gap, double logTie, Terms terms);

    /** Derives what so many rows of a block pull, and weigh by their curvature. */
    void derive(RowSums block, double logTie, int rows);

    /** Puts the squares of the scores of their votes in place of the curvature, once that is derived. */
    void square(RowSums block, double logTie, int rows);

    static TieModel of(Ties ties) {
        return switch (ties) {
            case HALF -> new HalfWin();
            case DAVIDSON -> new Davidson();
        };
    }
}
