package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class VotesToFlipTests {

    private static final List<String> THREE = List.of("a", "b", "c");
    private static final int[][] TYPES = {{0, 1}, {1, 0}, {0, 2}, {2, 0}, {1, 2}, {2, 1}};

    static List<List<String>> cases() {
        return KnownAnswers.rows("votes_to_flip.csv").stream().map(List::of).toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithTheExactMinimumOfThreeModels(List<String> row) {
        var counts =
                counts(row.subList(1, 7).stream().mapToInt(Integer::parseInt).toArray());
        var drop = VotesToFlip.of(counts, "a", "b", VoteChange.DROP);
        var flip = VotesToFlip.of(counts, "a", "b", VoteChange.FLIP);

        assertThat(drop.contrast().orElseThrow()).isEqualTo(Double.parseDouble(row.get(7)), within(1e-8));
        assertThat(drop.level().orElseThrow().votes()).isEqualTo(Long.parseLong(row.get(8)));
        assertThat(drop.level().orElseThrow().contrast().orElseThrow())
                .isEqualTo(Double.parseDouble(row.get(9)), within(1e-8));
        assertThat(flip.level().orElseThrow().votes()).isEqualTo(Long.parseLong(row.get(10)));
        assertThat(flip.level().orElseThrow().contrast().orElseThrow())
                .isEqualTo(Double.parseDouble(row.get(11)), within(1e-8));
    }

    @Test
    void findsVotesThatDoNotInvolveTheLeader() {
        var drop = VotesToFlip.of(counts(9, 8, 25, 5, 10, 9), "a", "b", VoteChange.DROP);
        assertThat(drop.level().orElseThrow().types()).containsExactly(new VoteType("c", "b", false, 8));
    }

    @ParameterizedTest
    @EnumSource(names = {"DROP", "FLIP"})
    void isExactOnRandomTablesOfThreeModels(VoteChange change) {
        var random = new Random(change.ordinal());
        int compared = 0;
        while (compared < 12) {
            var table = random.ints(6, 8, 25).toArray();
            var greedy = VotesToFlip.of(counts(table), "a", "b", change);
            long found = greedy.level().orElseThrow().votes();
            if (found > 0 && found < 7) {
                assertThat(gone(table, change, (int) found - 1, 0)).isFalse();
                compared++;
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"625,574,77", "10,3,0", "10,4,5", "7,6,1", "1000001,999000,3"})
    void isTheClosedFormForTwoModels(long won, long lost, long tied) {
        var counts = Sketch.of(won + " a>b", lost + " b>a", tied + " a=b");
        long lead = won - lost;

        var drop = VotesToFlip.of(counts, "a", "b", VoteChange.DROP);
        assertThat(drop.level().orElseThrow().votes()).isEqualTo(lead);
        assertThat(drop.reversal().orElseThrow().votes()).isEqualTo(lead + 1);
        var flip = VotesToFlip.of(counts, "a", "b", VoteChange.FLIP);
        assertThat(flip.level().orElseThrow().votes()).isEqualTo((lead + 1) / 2);
        assertThat(flip.reversal().orElseThrow().votes()).isEqualTo(lead / 2 + 1);
        var tie = VotesToFlip.of(counts, "a", "b", VoteChange.TIE);
        assertThat(tie.reversal().orElseThrow().votes()).isEqualTo(lead + 1);
    }

    @Test
    void namesVotesWithoutWhichTheLeadIsGone() {
        var votes = new SimulatedStudy(new Random(7), 6, 0.4).votes(40, 60, 0.3);
        var scores = BradleyTerry.standard().fit(votes.counts());
        var leader = scores.models().get(0).model();
        var next = scores.models().get(1).model();
        var step = VotesToFlip.of(votes.counts(), leader, next, VoteChange.DROP)
                .level()
                .orElseThrow();
        var chosen = step.choose(votes);

        assertThat(chosen.votes()).hasSize((int) step.votes()).doesNotHaveDuplicates();
        assertThat(chosen.raters())
                .isEqualTo(chosen.votes().stream()
                        .map(vote -> votes.raters().orElseThrow().of(vote))
                        .distinct()
                        .count());
        double after = gap(without(votes, chosen.votes()), leader, next);
        assertThat(after).isLessThanOrEqualTo(0).isEqualTo(step.contrast().orElseThrow(), within(1e-9));
        assertThat(chosen.votes())
                .anySatisfy(kept -> assertThat(gap(without(votes, butOne(chosen.votes(), kept)), leader, next))
                        .isPositive());
    }

    @Test
    void drawsOnAsFewRatersAsItFinds() {
        var raters = Groups.of(List.of("r0", "r1", "r2"), new int[] {0, 1, 2, 2, 2, 1});
        var votes = Votes.of(
                        List.of("a", "b"),
                        new int[6],
                        IntStream.generate(() -> 1).limit(6).toArray(),
                        new byte[] {0, 0, 0, 0, 0, 1})
                .withRaters(raters);
        var chosen = VotesToFlip.of(votes.counts(), "a", "b", VoteChange.FLIP)
                .reversal()
                .orElseThrow()
                .choose(votes);
        assertThat(chosen).isEqualTo(new ChosenVotes(List.of(2, 3, 4), 1));
    }

    @Test
    void turnsRoundAnUndefeatedLeader() {
        var counts = Sketch.of("10 a>b", "10 a>c", "5 b>c", "5 c>b");
        var flip = VotesToFlip.of(counts, "a", "b", VoteChange.FLIP);

        assertThat(flip.before()).isEqualTo(VotesToFlip.Standing.LEADS);
        assertThat(flip.contrast()).isEmpty();
        var reversal = flip.reversal().orElseThrow();
        assertThat(reversal.types()).allMatch(type -> type.first().equals("a"));
        assertThat(reversal.after()).isEqualTo(VotesToFlip.Standing.TRAILS);
    }

    @Test
    void cannotReverseByLeavingOutWhatNobodyAnswered() {
        var drop = VotesToFlip.of(Sketch.of("10 a>b"), "a", "b", VoteChange.DROP);
        assertThat(drop.level().orElseThrow().votes()).isEqualTo(10);
        assertThat(drop.level().orElseThrow().after()).isEqualTo(VotesToFlip.Standing.UNTOLD);
        assertThat(drop.reversal()).isEmpty();
    }

    @Test
    void saysThatNothingLeads() {
        var apart = VotesToFlip.of(Sketch.of("a>b", "c>d"), "a", "c", VoteChange.DROP);
        assertThat(apart.before()).isEqualTo(VotesToFlip.Standing.UNTOLD);
        assertThat(apart.level().orElseThrow().votes()).isZero();
        assertThat(apart.reversal()).isEmpty();
        var behind = VotesToFlip.of(Sketch.of("a>b", "2 b>a"), "a", "b", VoteChange.DROP);
        assertThat(behind.reversal().orElseThrow().votes()).isZero();
        var ties = VotesToFlip.of(Sketch.of("9 a=b"), "a", "b", VoteChange.FLIP);
        assertThat(ties.before()).isEqualTo(VotesToFlip.Standing.LEVEL);
        assertThat(ties.reversal()).isEmpty();
    }

    @Test
    void staysATrueAnswerOnOddTables() {
        for (long seed = 0; seed < 80; seed++) {
            var counts = RandomTables.lopsided(seed);
            for (var change : VoteChange.values()) {
                var found = VotesToFlip.of(counts, "model 00", "model 01", change);
                assertThat(found.refits()).isLessThan(2000);
                found.level()
                        .ifPresent(
                                step -> assertThat(after(counts, step, change)).isEqualTo(step.after()));
                found.reversal()
                        .ifPresent(
                                step -> assertThat(after(counts, step, change)).isEqualTo(VotesToFlip.Standing.TRAILS));
            }
        }
    }

    @Test
    void refusesAModelAgainstItself() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VotesToFlip.of(Sketch.of("a>b"), "a", "a", VoteChange.DROP))
                .withMessage("Model \"a\" does not lead itself");
    }

    /** What a fit of the changed counts says by itself. */
    private static VotesToFlip.Standing after(PairCounts counts, VotesToFlip.Step step, VoteChange change) {
        var again = PairCounts.among(counts.models());
        for (var pair : counts.pairs()) {
            long[] moved = moved(pair, step, change);
            again.add(pair.first(), pair.second(), Verdict.MODEL_A, moved[0]);
            again.add(pair.first(), pair.second(), Verdict.MODEL_B, moved[1]);
            again.add(pair.first(), pair.second(), Verdict.TIE, moved[2]);
        }
        var changed = again.build();
        return standing(changed, BradleyTerry.standard().fit(changed));
    }

    private static long[] moved(PairVotes pair, VotesToFlip.Step step, VoteChange change) {
        long won = pair.winsFirst();
        long lost = pair.winsSecond();
        long tied = pair.ties() + pair.bothBad();
        for (var type : step.types()) {
            boolean same = type.first().equals(pair.first()) && type.second().equals(pair.second());
            boolean turned = type.first().equals(pair.second()) && type.second().equals(pair.first());
            if (same || turned) {
                long toTie = change == VoteChange.TIE ? type.count() : 0;
                long toOther = change == VoteChange.FLIP ? type.count() : 0;
                tied += type.tied() ? -type.count() : toTie;
                won += type.tied() ? 0 : same ? -type.count() : toOther;
                lost += type.tied() ? 0 : same ? toOther : -type.count();
            }
        }
        return new long[] {won, lost, tied};
    }

    private static VotesToFlip.Standing standing(PairCounts counts, Scores scores) {
        var one = scores.of("model 00");
        var other = scores.of("model 01");
        var gap = scores.contrast("model 00", "model 01");
        if (gap.isPresent()) {
            return VotesToFlip.Standing.of(gap.get().difference());
        }
        if (one.component() != other.component()) {
            return VotesToFlip.Standing.UNTOLD;
        }
        var tier = scores.components().components().get(one.component()).tiers().get(one.tier());
        return tier.below().contains(other.tier())
                ? VotesToFlip.Standing.LEADS
                : tier.above().contains(other.tier()) ? VotesToFlip.Standing.TRAILS : VotesToFlip.Standing.UNTOLD;
    }

    /** Whether any so many votes would do. */
    private static boolean gone(int[] table, VoteChange change, int votes, int from) {
        if (votes == 0) {
            return gap(counts(table), "a", "b") <= 1e-9;
        }
        for (int type = from; type < table.length; type++) {
            var fewer = table.clone();
            fewer[type]--;
            if (change == VoteChange.FLIP) {
                fewer[type ^ 1]++;
            }
            if (table[type] > 0 && gone(fewer, change, votes - 1, type)) {
                return true;
            }
        }
        return false;
    }

    private static double gap(PairCounts counts, String one, String other) {
        return BradleyTerry.standard()
                .fit(counts)
                .contrast(one, other)
                .orElseThrow()
                .difference();
    }

    private static PairCounts counts(int... table) {
        var counts = PairCounts.among(THREE);
        for (int type = 0; type < TYPES.length; type++) {
            counts.add(TYPES[type][0], TYPES[type][1], Verdict.MODEL_A, table[type]);
        }
        return counts.build();
    }

    private static PairCounts without(Votes votes, List<Integer> dropped) {
        var out = new HashSet<>(dropped);
        var counts = PairCounts.among(votes.models());
        IntStream.range(0, votes.size())
                .filter(vote -> !out.contains(vote))
                .forEach(vote -> counts.add(votes.left(vote), votes.right(vote), votes.verdict(vote), 1));
        return counts.build();
    }

    private static List<Integer> butOne(List<Integer> votes, Integer kept) {
        return votes.stream().filter(vote -> !vote.equals(kept)).toList();
    }
}
