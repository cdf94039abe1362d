package dev.evenhand.statistics;

/** What a model won, lost and shared against all others; {@code bothBad} is not part of {@code ties}. */
public record Tally(long wins, long losses, long ties, long bothBad) {

    public long votes() {
        return wins + losses + ties + bothBad;
    }
}
