package dev.evenhand.statistics;

/** How the chances of win, loss and tie follow from the gap between two models. */
interface TieModel {

    /** Whether it has a parameter for the frequency of ties, in logarithms. */
    boolean hasParameter();

    /** Log likelihood of so many votes, given the {@link Terms#sum}. */
    double value(double gap, double logTie, double sum, double wins, double losses, double ties);

    void at(double gap, double logTie, Terms terms);

    static TieModel of(Ties ties) {
        return switch (ties) {
            case HALF -> new HalfWin();
            case DAVIDSON -> new Davidson();
        };
    }
}
