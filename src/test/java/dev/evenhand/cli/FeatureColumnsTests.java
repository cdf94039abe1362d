package dev.evenhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files long enough to be read in parts, against the same votes read in one. */
class FeatureColumnsTests {

    private static final int VOTES = 60_000;

    private final SplittableRandom random = new SplittableRandom(7);

    @Test
    void putsThePartsOfALongFileBehindEachOther() {
        assertScoredAsInOnePart(votes(new int[VOTES]));
    }

    /** Room is guessed by the lines that a part begins with. */
    @ParameterizedTest
    @ValueSource(ints = {0, 30_000, 59_999})
    void findsRoomForMoreLinesThanTheFirstOnesPromised(int longUntil) {
        var padding = new int[VOTES];
        for (int vote = 0; vote < VOTES; vote++) {
            boolean first = vote % (VOTES / 2) < 3_000;
            padding[vote] = first && vote <= longUntil ? 200 : 0;
        }
        assertScoredAsInOnePart(votes(padding));
    }

    /** Parts number names by the first rows, and those that are not there as each part meets them. */
    @Test
    void numbersNamesThatCameLateAsInOnePart() {
        var votes = votes(new int[VOTES]);
        for (int vote = VOTES / 4; vote < VOTES; vote++) {
            var late = vote < VOTES / 2 ? "p,q" : vote < 3 * VOTES / 4 ? "q,r" : "r,p";
            votes.set(vote, vote % 3 == 0 ? late + votes.get(vote).substring(3) : votes.get(vote));
        }
        votes.set(VOTES / 3, "p,a,model_a,,1,2");
        votes.set(2 * VOTES / 3, "b,r,model_a,,1,2");
        assertScoredAsInOnePart(votes);
    }

    /** A quoted cell makes the file be read as one part. */
    private static void assertScoredAsInOnePart(List<String> votes) {
        var text = "model_a,model_b,winner,note,length_a,length_b\n" + String.join("\n", votes);
        assertThat(text.length()).isGreaterThan(1 << 20);
        int last = text.lastIndexOf('\n') + 1;
        var quoted = text.substring(0, last) + '"' + text.charAt(last) + '"' + text.substring(last + 1);
        var parts = score(text);
        assertThat(parts.code()).as(parts.err()).isZero();
        assertThat(parts.out())
                .contains("Style \"length\"")
                .isEqualTo(score(quoted).out());
    }

    private static CommandRun score(String votes) {
        return CommandRun.run(votes, "score", "-", "--style");
    }

    private List<String> votes(int[] padding) {
        var rows = new ArrayList<String>();
        for (int vote = 0; vote < padding.length; vote++) {
            int left = random.nextInt(5);
            int right = (left + 1 + random.nextInt(4)) % 5;
            int longer = random.nextInt(100);
            boolean won = random.nextInt(100) < 40 + 5 * (left - right) + longer / 5;
            rows.add("%c,%c,%s,%s,%d,%d"
                    .formatted(
                            'a' + left,
                            'a' + right,
                            won ? "model_a" : "model_b",
                            "x".repeat(padding[vote]),
                            1 + longer,
                            50));
        }
        return rows;
    }
}
