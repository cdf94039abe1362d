package dev.evenhand.card;

import java.util.OptionalDouble;

/** The votes between the headline's models, as seen from the first; `net` is wins less losses as a share. */
public record Tally(long wins, long ties, long losses, long bothBad, OptionalDouble net) {

    static Tally of(CardVotes counted, CardPlan.Pair pair) {
        var votes = counted.votes().counts().pair(pair.first(), pair.second());
        long decided = votes.winsFirst() - votes.winsSecond();
        return new Tally(
                votes.winsFirst(),
                votes.ties(),
                votes.winsSecond(),
                votes.bothBad(),
                votes.votes() == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) decided / votes.votes()));
    }

    public long votes() {
        return wins + ties + losses + bothBad;
    }
}
