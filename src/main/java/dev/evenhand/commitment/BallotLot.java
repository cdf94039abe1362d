package dev.evenhand.commitment;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * What the ballot with a number is for: it follows from the committed seed and the shares of the plan, so that nobody
 * can choose which ballots test a rater and anybody can check it. What a rater has nothing left for becomes live.
 */
public record BallotLot(BigDecimal gold, BigDecimal repeat, BigDecimal sameModel, BigDecimal blinding) {

    /** Shares are cut to nine decimals. */
    private static final long GRAIN = 1_000_000_000;

    public enum Kind {
        LIVE,
        GOLD,
        REPEAT,
        SAME_MODEL;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One draw from 0 … 10⁹-1 by {@code index("kind|"+n)}, laid out as gold, repeat, same-model, live. */
    public Kind kind(CommittedSeed seed, long number) {
        if (special().signum() == 0) {
            return Kind.LIVE;
        }
        long draw = seed.index("kind|" + number, GRAIN);
        long toGold = grains(gold);
        long toRepeat = toGold + grains(repeat);
        if (draw < toGold) {
            return Kind.GOLD;
        }
        if (draw < toRepeat) {
            return Kind.REPEAT;
        }
        return draw < toRepeat + grains(sameModel) ? Kind.SAME_MODEL : Kind.LIVE;
    }

    /** Whether the blinding question follows the vote, by {@code index("asks|"+n)}; whatever the ballot is for. */
    public boolean asks(CommittedSeed seed, long number) {
        return blinding.signum() > 0 && seed.index("asks|" + number, GRAIN) < grains(blinding);
    }

    /** The part of all ballots that is not live. */
    public BigDecimal special() {
        return gold.add(repeat).add(sameModel);
    }

    private static long grains(BigDecimal share) {
        return share.movePointRight(9).longValue();
    }
}
