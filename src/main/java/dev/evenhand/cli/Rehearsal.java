package dev.evenhand.cli;

import dev.evenhand.statistics.BradleyTerry;
import dev.evenhand.statistics.RankRule;
import dev.evenhand.statistics.Ranking;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Scores a few votes that nobody cast while the command line is still being read, so that a second core loads and
 * compiles what the real ones will need: half of the time of a short run is that.
 */
final class Rehearsal implements Runnable {

    private static final String HEADER = "model_a,model_b,winner\n";

    private static final String[] ROWS = {"a,b,model_a\n", "b,c,model_b\n", "c,a,tie\n", "b,a,both_bad\n"};

    /** As often as it takes for a loop to be compiled. */
    private static final int TIMES = 2_000;

    private Rehearsal() {}

    static void begin() {
        if (Runtime.getRuntime().availableProcessors() > 1) {
            var thread = new Thread(new Rehearsal(), "rehearsal");
            thread.setDaemon(true);
            thread.start();
        }
    }

    @Override
    public void run() {
        var rows = new StringBuilder(HEADER);
        for (int i = 0; i < TIMES; i++) {
            rows.append(ROWS[i % ROWS.length]);
        }
        try {
            var source = Source.of(rows.toString().getBytes(StandardCharsets.US_ASCII));
            var votes = VoteFile.read(source, new Header.Wanted(false, false, false, null));
            var scores = BradleyTerry.standard().fit(votes.counts());
            var result = new Scored(
                    votes,
                    scores,
                    Optional.empty(),
                    Optional.empty(),
                    Ranking.of(scores, RankRule.INTERVAL, new SplittableRandom(1)),
                    Optional.empty(),
                    Anchor.of(null, scores));
            new ScoreTable(result).print(new PrintWriter(Writer.nullWriter()));
        } catch (IOException e) {
            throw new IllegalStateException("Bytes in memory cannot fail to be read", e);
        }
    }
}
