package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Among others the study of MAI-Thinking-1, rebuilt from the rounded shares that summaries of its report give. */
class HeadToHeadTests {

    private final HeadToHead sonnet = new HeadToHead(625, 77, 574);
    private final HeadToHead opus = new HeadToHead(549, 64, 664);

    @Test
    void findsTheErrorOfReportedShares() {
        var net = NetWinShare.ofShares(0.49, 0.45, 1276, 0.05);

        assertThat(net.net()).isEqualTo(0.04, within(1e-12));
        assertThat(net.standardError()).isEqualTo(0.027119, within(5e-7));
        assertThat(net.lower()).isEqualTo(-0.01315, within(5e-6));
        assertThat(net.upper()).isEqualTo(0.09315, within(5e-6));
        assertThat(NetWinShare.ofShares(0.43, 0.52, 1276, 0.05).standardError()).isEqualTo(0.027169, within(5e-7));
    }

    @Test
    void findsTheSameFromCounts() {
        var net = sonnet.net(0.05).orElseThrow();

        assertThat(sonnet.votes()).isEqualTo(1276);
        assertThat(net.net()).isEqualTo(51 / 1276.0, within(1e-15));
        assertThat(net.standardError()).isEqualTo(0.027119, within(1e-5));
        assertThat(net.warnings()).isEmpty();
        assertThat(opus.net(0.05).orElseThrow().net()).isEqualTo(-0.09, within(1e-4));
    }

    @Test
    void testsDecisiveVotes() {
        assertThat(sonnet.signTest().p()).isEqualTo(0.14871, within(5e-6));
        assertThat(opus.signTest().p()).isEqualTo(0.001055, within(5e-7));
    }

    @Test
    void watchesDecisiveVotes() {
        var share = sonnet.decisive(BetaBinomialSequence.STANDARD);

        assertThat(share.lower()).isEqualTo(0.47762, within(5e-6));
        assertThat(share.upper()).isEqualTo(0.5647, within(5e-6));
        assertThat(share.decided()).isFalse();
    }

    @Test
    void agreesWithTheMeanAndSpreadOfSingleVotes() {
        var random = new Random(14);
        for (int round = 0; round < 50; round++) {
            var votes = random.ints(2 + random.nextInt(200), 0, 3).toArray();
            var counts = new long[3];
            double sum = 0;
            double squares = 0;
            for (int vote : votes) {
                counts[vote]++;
                sum += vote / 2.0;
                squares += vote * vote / 4.0;
            }
            double mean = sum / votes.length;
            double error = Math.sqrt(Math.max(0, squares / votes.length - mean * mean) / votes.length);
            var share = new HeadToHead(counts[2], counts[1], counts[0]).share().orElseThrow();
            assertThat(share.share()).isEqualTo(mean, within(1e-12));
            assertThat(share.standardError()).isEqualTo(error, within(1e-9));
        }
    }

    @Test
    void saysNothingBeforeTheFirstVote() {
        var none = new HeadToHead(0, 0, 0);

        assertThat(none.share()).isEmpty();
        assertThat(none.net(0.05)).isEmpty();
        assertThat(none.signTest().p()).isEqualTo(1);
    }

    @Test
    void warnsThatVotesAllAlikeAreNoCertainty() {
        assertThat(new HeadToHead(3, 0, 0).net(0.05).orElseThrow().warnings())
                .containsExactly(
                        "Fewer than 30 votes: the interval is not to be relied on.",
                        "All votes are alike: an error of zero does not mean certainty.");
    }

    @Test
    void refusesMisuse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HeadToHead(1, -2, 3))
                .withMessage("Number of ties -2 is a negative count");
        assertThatIllegalArgumentException().isThrownBy(() -> sonnet.net(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NetWinShare.ofShares(0.6, 0.5, 100, 0.05))
                .withMessage("Shares of 0.6 wins and 0.5 losses exceed one");
        assertThatIllegalArgumentException().isThrownBy(() -> NetWinShare.ofShares(0.6, Double.NaN, 100, 0.05));
        assertThatIllegalArgumentException().isThrownBy(() -> NetWinShare.ofShares(0.6, 0.4, 0, 0.05));
    }
}
