package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class GeneratedVotesTests {

    @Test
    void writesTheBytesThatTheirKnownAnswersWereMadeFrom() {
        var votes = GeneratedVotes.recipe(20, 10_000, 7)
                .withRaters(400)
                .withTasks(600)
                .withStyle()
                .generate();

        assertThat(digest(votes)).isEqualTo("f7d8158c00761b291079ab818758e1247987d04d4906c6ca7983457f28bb380c");
    }

    @Test
    void writesNoStyleUnlessAsked() {
        var votes = GeneratedVotes.recipe(30, 3_000, 1).generate();

        assertThat(votes.features()).isEmpty();
        assertThat(digest(votes)).isEqualTo("4192385b300caed24644d58d6caca8c8165eae2f8c0e691ffd9bb98a39536c96");
    }

    @Test
    void givesTheSameRowsAsLists() {
        var votes = GeneratedVotes.recipe(20, 10_000, 7)
                .withRaters(400)
                .withTasks(600)
                .withStyle()
                .generate();
        var known = KnownAnswers.counts("syn20");
        var counts = PairCounts.among(known.models());
        var models = votes.models();
        var left = votes.left();
        var right = votes.right();
        var verdicts = votes.verdicts();
        for (int i = 0; i < left.length; i++) {
            counts.add(models.get(left[i]), models.get(right[i]), Verdict.values()[verdicts[i]], 1);
        }

        assertThat(counts.build().pairs()).isEqualTo(known.pairs());
        assertThat(votes.featureLeft("tok")[0]).isEqualTo(589);
        assertThat(votes.featureRight("bld")[0]).isEqualTo(2);
        assertThat(votes.raters()[0]).isEqualTo(250);
        assertThat(votes.tasks()[0]).isEqualTo(357);
    }

    private static String digest(GeneratedVotes votes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            votes.writeTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException | IOException e) {
            throw new AssertionError(e);
        }
    }
}
