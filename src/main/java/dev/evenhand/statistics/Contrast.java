package dev.evenhand.statistics;

/** How far the first model stands above the second, in natural logarithms of odds, with the error of the difference. */
public record Contrast(
        String first, String second, double difference, double standardError, double lower, double upper) {

    public double points() {
        return Points.PER_NAT * difference;
    }
}
