package dev.evenhand.results;

import dev.evenhand.results.Tallies.Version;
import dev.evenhand.statistics.PairCounts;
import dev.evenhand.study.Study;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Remembers the single votes of studies, so that only those that came since have to be read. Votes commit out of order:
 * the last ones are read again each time, and what is remembered must add up to the tallies, cell by cell, in the same
 * snapshot, or everything is read anew. What a node remembers can be lost without harm.
 */
@Component
class VoteMemory {

    /** In all studies together: some hundred megabytes. */
    private static final long MOST_VOTES = 6_000_000;

    private final Tallies tallies;
    private final VoteReading reading;
    private final TransactionTemplate snapshot;
    private final Map<Long, Shelf> shelves = new LinkedHashMap<>(16, 0.75f, true);

    VoteMemory(Tallies tallies, VoteReading reading, PlatformTransactionManager transactions) {
        this.tallies = tallies;
        this.reading = reading;
        snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** Every vote that counts, by the models of the plan. */
    StudyVotes of(Study study) {
        var votes = shelf(study.id()).current(study);
        forgetSome();
        return votes;
    }

    private Shelf shelf(long study) {
        synchronized (shelves) {
            return shelves.computeIfAbsent(study, id -> new Shelf());
        }
    }

    private void forgetSome() {
        synchronized (shelves) {
            long votes =
                    shelves.values().stream().mapToLong(shelf -> shelf.size).sum();
            var oldest = shelves.values().iterator();
            while (votes > MOST_VOTES && shelves.size() > 1) {
                votes -= oldest.next().size;
                oldest.remove();
            }
        }
    }

    /** One study's votes; those who ask at the same time wait for one reading. */
    private final class Shelf {

        private volatile int size;
        private @Nullable Version version;
        private VoteReading.@Nullable Part held;

        synchronized StudyVotes current(Study study) {
            var now = tallies.version(study.id());
            var known = held;
            if (known == null || !now.equals(version)) {
                known = snapshot.execute(status -> read(study));
                held = known;
                version = now;
                size = known.votes().size();
            }
            return known.votes();
        }

        private VoteReading.Part read(Study study) {
            var counts = tallies.counts(study.id(), null);
            var known = held;
            if (known != null && reading.settledIsUntouched(study, known)) {
                var more = reading.after(study, known);
                if (same(more.votes().votes().counts(), counts)) {
                    return more;
                }
            }
            return reading.all(study);
        }
    }

    private static boolean same(PairCounts read, PairCounts counted) {
        if (read.votes() != counted.votes() || !read.models().equals(counted.models())) {
            return false;
        }
        return counted.pairs().stream()
                .allMatch(pair ->
                        read.seated(pair.first(), pair.second()).equals(counted.seated(pair.first(), pair.second()))
                                && read.seated(pair.second(), pair.first())
                                        .equals(counted.seated(pair.second(), pair.first())));
    }
}
