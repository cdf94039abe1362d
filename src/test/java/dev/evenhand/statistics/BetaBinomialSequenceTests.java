package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BetaBinomialSequenceTests {

    private static final BetaBinomialSequence DIFFUSE = new BetaBinomialSequence(0.05, 0.5, 0.5);

    static List<Look> worked() {
        return looks("beta_binomial_sequence.csv");
    }

    static List<Look> large() {
        return looks("beta_binomial_large.csv");
    }

    static Stream<Look> random() {
        var random = new Random(1970);
        return IntStream.range(0, 300).mapToObj(i -> {
            double scale = Math.pow(10, 7 * random.nextDouble());
            double alpha = Math.pow(10, -1 - 5 * random.nextDouble());
            var settings =
                    new BetaBinomialSequence(alpha, 0.1 + 40 * random.nextDouble(), 0.1 + 40 * random.nextDouble());
            long wins = (long) (scale * random.nextDouble());
            long losses = (long) (scale * random.nextDouble());
            return new Look(settings, wins, losses, 0, 0, 0);
        });
    }

    @ParameterizedTest
    @MethodSource("worked")
    void reproducesWorkedLooks(Look look) {
        var share = look.share();

        assertThat(share.logEvidence()).isEqualTo(look.logEvidence, within(1e-9));
        assertThat(share.lower()).isEqualTo(look.lower, within(1e-8));
        assertThat(share.upper()).isEqualTo(look.upper, within(1e-8));
    }

    @ParameterizedTest
    @MethodSource("large")
    void keepsItsDigitsWhateverTheCounts(Look look) {
        var share = look.share();

        assertThat(share.logEvidence()).isEqualTo(look.logEvidence, within(1e-8 * Math.max(1, look.logEvidence)));
        assertThat(share.lower()).isEqualTo(look.lower, within(2e-14));
        assertThat(share.upper()).isEqualTo(look.upper, within(2e-14));
    }

    @ParameterizedTest
    @MethodSource("random")
    void endsWhereEvidenceReachesItsLimit(Look look) {
        var share = look.share();
        double limit = -Math.log(look.settings.alpha());

        if (look.wins > 0) {
            assertThat(evidence(look, share.lower() * (1 - 1e-7))).isGreaterThan(limit);
            assertThat(evidence(look, share.lower() + 1e-7 * (observed(look) - share.lower())))
                    .isLessThan(limit);
        }
        if (look.losses > 0) {
            assertThat(evidence(look, share.upper() + 1e-7 * (1 - share.upper())))
                    .isGreaterThan(limit);
            assertThat(evidence(look, share.upper() - 1e-7 * (share.upper() - observed(look))))
                    .isLessThan(limit);
        }
    }

    @ParameterizedTest
    @MethodSource("random")
    void turnsWithTheSides(Look look) {
        var share = look.share();
        var settings = look.settings;
        var turned =
                new BetaBinomialSequence(settings.alpha(), settings.b(), settings.a()).after(look.losses, look.wins);

        assertThat(turned.lower()).isEqualTo(1 - share.upper(), within(1e-13));
        assertThat(turned.upper()).isEqualTo(1 - share.lower(), within(1e-13));
        assertThat(turned.logEvidence())
                .isEqualTo(share.logEvidence(), within(1e-9 * Math.max(1, Math.abs(share.logEvidence()))));
    }

    @Test
    void addsUpToAFairBet() {
        for (double share : new double[] {0.5, 0.3, 0.93}) {
            double expected = 0;
            for (int wins = 0; wins <= 40; wins++) {
                expected += choose(40, wins)
                        * Math.pow(share, wins)
                        * Math.pow(1 - share, 40 - wins)
                        * Math.exp(DIFFUSE.logEvidence(wins, 40 - wins, share));
            }
            assertThat(expected).isEqualTo(1, within(1e-12));
        }
    }

    @Test
    void saysNothingBeforeTheFirstVote() {
        var share = BetaBinomialSequence.STANDARD.after(0, 0);

        assertThat(share.interval()).isEqualTo(new Interval(0, 1));
        assertThat(share.logEvidence()).isEqualTo(0, within(1e-12));
        assertThat(share.decided()).isFalse();
    }

    @Test
    void decidesAsItsIntervalDoes() {
        for (int wins = 0; wins <= 200; wins++) {
            var share = DIFFUSE.after(wins, 200 - wins);
            assertThat(share.decided()).isNotEqualTo(share.interval().contains(0.5));
        }
    }

    @Test
    void carriesItsSettings() {
        var share = DIFFUSE.after(6, 4);

        assertThat(share.settings()).isEqualTo(DIFFUSE);
        assertThat(share.wins()).isEqualTo(6);
        assertThat(share.losses()).isEqualTo(4);
    }

    @Test
    void refusesMisuse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BetaBinomialSequence(0, 30, 30))
                .withMessage("Alpha 0.0 is not between 0 and 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BetaBinomialSequence(0.05, Double.NaN, 30))
                .withMessage("Prior a NaN is not a positive number");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DIFFUSE.after(3, -1))
                .withMessage("Number of losses -1 is a negative count");
        assertThatIllegalArgumentException().isThrownBy(() -> DIFFUSE.logEvidence(1, 1, 1));
    }

    private static double evidence(Look look, double share) {
        return look.settings.logEvidence(look.wins, look.losses, share);
    }

    private static double observed(Look look) {
        return look.wins / (double) (look.wins + look.losses);
    }

    private static double choose(int n, int k) {
        return IntStream.rangeClosed(1, k)
                .mapToDouble(i -> (n - k + i) / (double) i)
                .reduce(1, (x, y) -> x * y);
    }

    private static List<Look> looks(String file) {
        return KnownAnswers.rows(file).stream().map(Look::of).toList();
    }

    /** Votes so far, and what is known of them. */
    record Look(BetaBinomialSequence settings, long wins, long losses, double logEvidence, double lower, double upper) {

        static Look of(String[] row) {
            var settings = new BetaBinomialSequence(number(row[2]), number(row[3]), number(row[4]));
            return new Look(
                    settings,
                    Long.parseLong(row[0]),
                    Long.parseLong(row[1]),
                    number(row[5]),
                    number(row[6]),
                    number(row[7]));
        }

        AnytimeShare share() {
            return settings.after(wins, losses);
        }

        private static double number(String text) {
            return Double.parseDouble(text);
        }
    }
}
