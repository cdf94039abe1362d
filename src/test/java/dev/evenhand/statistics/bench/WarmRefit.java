package dev.evenhand.statistics.bench;

import dev.evenhand.statistics.BradleyTerry;
import dev.evenhand.statistics.GeneratedVotes;
import dev.evenhand.statistics.PairCounts;
import dev.evenhand.statistics.Scores;
import dev.evenhand.statistics.Verdict;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * What a running server pays when votes have come in: counts of 200 models in, strengths, sandwich errors and ranks out,
 * from the last result. Beside it the same from nothing, and copying as many numbers as the counts have.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class WarmRefit {

    private static final int MODELS = 200;
    private static final long SEED = 1;

    /** New votes since the last fit, as one refresh of a busy study finds them. */
    private static final int NEW = 100;

    @Param({"200000", "2000000"})
    private int votes;

    private PairCounts counts;
    private Scores last;

    public static void main(String... arguments) throws RunnerException {
        new Runner(new OptionsBuilder().include(WarmRefit.class.getName()).build()).run();
    }

    @Setup
    public void count() {
        var generated = GeneratedVotes.recipe(MODELS, votes, SEED).generate();
        last = BradleyTerry.standard().fit(count(generated, votes - NEW));
        counts = count(generated, votes);
    }

    @Benchmark
    public Scores warm() {
        return BradleyTerry.standard().startingFrom(last).fit(counts);
    }

    @Benchmark
    public Scores cold() {
        return BradleyTerry.standard().fit(counts);
    }

    private static PairCounts count(GeneratedVotes generated, int votes) {
        var left = generated.left();
        var right = generated.right();
        var verdicts = generated.verdicts();
        var counts = PairCounts.among(generated.models());
        for (int vote = 0; vote < votes; vote++) {
            counts.add(left[vote], right[vote], Verdict.values()[verdicts[vote]], 1);
        }
        return counts.build();
    }
}
