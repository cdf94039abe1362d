package dev.evenhand.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The worked example was computed by another implementation. */
class CommittedSeedTests {

    private static final byte[] SEED =
            HexFormat.of().parseHex("d0acf59eac19fde47628b5c4e78c76c7eed943591f25d4870833f6ba44ea06f6");
    private static final byte[] BEACON = HexFormat.of().parseHex("11".repeat(32));

    @Test
    void commitsToTheSeedAsPublished() {
        assertThat(HexFormat.of().formatHex(CommittedSeed.commitment(SEED)))
                .isEqualTo("4a018f600d3365cdf43b0d91db4a7fe99c604b2f4b5b3efac90813a0964541d3");
    }

    @ParameterizedTest
    @CsvSource({"b_0001, false, 1", "b_0002, false, 3", "b_0003, true, 0", "b_0004, true, 1"})
    void drawsTheCoinAndThePairOfTheExample(String ballot, boolean swap, long pairOfSix) {
        var seed = new CommittedSeed(SEED, BEACON);

        assertThat(seed.bit("order|" + ballot)).isEqualTo(swap);
        assertThat(seed.index("pair|" + ballot, 6)).isEqualTo(pairOfSix);
    }

    @Test
    void shufflesEveryNumberOnce() {
        assertThat(new CommittedSeed(SEED).permutation("perm", 1_000))
                .containsExactlyInAnyOrder(IntStream.range(0, 1_000).toArray())
                .isNotEqualTo(IntStream.range(0, 1_000).toArray());
    }

    @Test
    void tossesAFairCoinAndNeverRepeatsABallotId() {
        var seed = new CommittedSeed(SEED);
        long swapped = LongStream.range(0, 10_000).filter(seed::swapped).count();

        // Four standard deviations of a fair coin.
        assertThat(swapped).isBetween(4_800L, 5_200L);
        assertThat(LongStream.range(0, 10_000).mapToObj(seed::ballotId).distinct())
                .hasSize(10_000);
    }
}
