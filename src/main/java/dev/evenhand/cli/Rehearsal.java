package dev.evenhand.cli;

import dev.evenhand.statistics.BradleyTerry;
import dev.evenhand.statistics.RankRule;
import dev.evenhand.statistics.Ranking;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Scores four votes for nobody. Java loads and links some three hundred classes when a score first needs them; done here
 * on another core, while the first reads its options, that takes no time.
 */
final class Rehearsal implements Runnable {

    private static final String VOTES = """
            model_a,model_b,winner,length_a,length_b
            a,b,model_a,3,1
            b,a,model_a,1,2
            a,b,tie,2,2
            b,a,both_bad,5,2
            """;

    private Rehearsal() {}

    /** Only where there is another core for it. */
    static void begin() {
        if (Runtime.getRuntime().availableProcessors() > 1) {
            var thread = new Thread(new Rehearsal(), "rehearsal");
            thread.setDaemon(true);
            thread.start();
        }
    }

    @Override
    public void run() {
        try {
            var votes = VoteFile.read(
                    Source.of(VOTES.getBytes(StandardCharsets.US_ASCII)), new Header.Wanted(false, false, true, null));
            var raw = BradleyTerry.standard().fit(votes.counts());
            var scores = BradleyTerry.standard()
                    .withStyle()
                    .startingFrom(raw)
                    .fit(votes.votes().orElseThrow());
            var ranking = Ranking.of(scores, RankRule.INTERVAL, new SplittableRandom(1));
            var anchor = Anchor.of(null, scores);
            new ScoreTable(new Scored(
                            votes, scores, Optional.of(raw), Optional.empty(), ranking, Optional.empty(), anchor))
                    .print(new PrintWriter(Writer.nullWriter()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
