package dev.evenhand.statistics;

/** How likely each verdict is on one ballot, where {@code first} is a win of the model named first; they sum to one. */
public record Chances(double first, double tie, double second) {

    /** The expected share of a win for the first model, a tie being half of one. */
    public double share() {
        return first + tie / 2;
    }

    /** The chance that the first model wins, given that the ballot does not end in a tie. */
    public double decisive() {
        return first / (first + second);
    }

    Chances swapped() {
        return new Chances(second, tie, first);
    }
}
