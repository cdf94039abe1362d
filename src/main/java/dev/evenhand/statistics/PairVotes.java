package dev.evenhand.statistics;

/** The votes between two different models; {@code bothBad} is not part of {@code ties}. */
public record PairVotes(String first, String second, long winsFirst, long winsSecond, long ties, long bothBad) {

    public long votes() {
        return winsFirst + winsSecond + ties + bothBad;
    }

    /** The same as seen from the second model. */
    public PairVotes reversed() {
        return new PairVotes(second, first, winsSecond, winsFirst, ties, bothBad);
    }

    PairVotes plus(PairVotes other) {
        return new PairVotes(
                first,
                second,
                winsFirst + other.winsFirst,
                winsSecond + other.winsSecond,
                ties + other.ties,
                bothBad + other.bothBad);
    }
}
