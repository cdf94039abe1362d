package dev.evenhand.ledger;

import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** What a log of a million entries takes to grow, to prove and to sign; one hash stands beside them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class LedgerBench {

    private static final int ENTRIES = 1_000_000;

    private final GrowingTree log = new GrowingTree();
    private final NoteSigner signer = NoteSigner.of("example.org/log", NoteSigner.newPair());
    private long next;

    public static void main(String... arguments) throws RunnerException {
        new Runner(new OptionsBuilder().include(LedgerBench.class.getName()).build()).run();
    }

    @Setup
    public void grow() {
        for (int i = 0; i < ENTRIES; i++) {
            append();
        }
    }

    @Benchmark
    public Hash hash() {
        return Hash.leaf(ByteBuffer.allocate(8).putLong(next).array());
    }

    @Benchmark
    public long append() {
        log.append(Hash.leaf(ByteBuffer.allocate(8).putLong(next++).array()));
        return next;
    }

    @Benchmark
    public Object inclusion() {
        return log.tree().inclusion(ThreadLocalRandom.current().nextInt(ENTRIES));
    }

    @Benchmark
    public Object consistency() {
        return log.tree().consistency(ThreadLocalRandom.current().nextInt(ENTRIES));
    }

    @Benchmark
    public Object checkpoint() {
        return Checkpoint.of("example.org/log", log.tree()).sign(signer);
    }
}
