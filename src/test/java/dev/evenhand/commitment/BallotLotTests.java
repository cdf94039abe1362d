package dev.evenhand.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.commitment.BallotLot.Kind;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class BallotLotTests {

    private static final CommittedSeed SEED = new CommittedSeed(new byte[] {1, 2, 3});
    private static final int DRAWS = 40_000;

    @Test
    void drawsEachKindWithItsShare() {
        var lot = lot("0.2", "0.1", "0.05", "0.03");
        var counts = new EnumMap<Kind, Integer>(Kind.class);
        LongStream.range(0, DRAWS).forEach(n -> counts.merge(lot.kind(SEED, n), 1, Integer::sum));

        assertShare(counts.get(Kind.GOLD), 0.2);
        assertShare(counts.get(Kind.REPEAT), 0.1);
        assertShare(counts.get(Kind.SAME_MODEL), 0.05);
        assertShare(counts.get(Kind.LIVE), 0.65);
        assertShare(LongStream.range(0, DRAWS).filter(n -> lot.asks(SEED, n)).count(), 0.03);
    }

    /** Whoever knows what some ballots were for learns nothing of the next one, nor of its seats. */
    @Test
    void drawsEachBallotApart() {
        var lot = lot("0.5", "0", "0", "0.5");
        long followed = LongStream.range(0, DRAWS)
                .filter(n -> lot.kind(SEED, n) == lot.kind(SEED, n + 1))
                .count();
        long swapped = LongStream.range(0, DRAWS)
                .filter(n -> SEED.swapped(n) == (lot.kind(SEED, n) == Kind.GOLD))
                .count();
        long asked = LongStream.range(0, DRAWS)
                .filter(n -> lot.asks(SEED, n) == (lot.kind(SEED, n) == Kind.GOLD))
                .count();

        assertShare(followed, 0.5);
        assertShare(swapped, 0.5);
        assertShare(asked, 0.5);
    }

    @Test
    void isAllLiveWithoutShares() {
        var lot = lot("0", "0.0", "0", "0");

        assertThat(LongStream.range(0, 1000)).allMatch(n -> lot.kind(SEED, n) == Kind.LIVE && !lot.asks(SEED, n));
    }

    @Test
    void followsFromTheSeedAlone() {
        var lot = lot("0.3", "0.3", "0.1", "0");
        var again = new CommittedSeed(new byte[] {1, 2, 3});
        var other = new CommittedSeed(new byte[] {4});

        assertThat(LongStream.range(0, 200).mapToObj(n -> lot.kind(again, n)))
                .containsExactlyElementsOf(LongStream.range(0, 200)
                        .mapToObj(n -> lot.kind(SEED, n))
                        .toList())
                .isNotEqualTo(LongStream.range(0, 200)
                        .mapToObj(n -> lot.kind(other, n))
                        .toList());
    }

    /** Five standard deviations. */
    private static void assertShare(long count, double share) {
        assertThat(count / (double) DRAWS).isCloseTo(share, Offset.offset(5 * Math.sqrt(share * (1 - share) / DRAWS)));
    }

    private static BallotLot lot(String gold, String repeat, String sameModel, String blinding) {
        return new BallotLot(
                new BigDecimal(gold), new BigDecimal(repeat), new BigDecimal(sameModel), new BigDecimal(blinding));
    }
}
