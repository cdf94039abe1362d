package dev.evenhand.ledger;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Notices that the database is an older copy, or another history: a log no longer has what was signed and kept elsewhere. */
@Component
class AnchorCheck implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(AnchorCheck.class);

    private final Anchors anchors;
    private final Ledgers ledgers;
    private final Entries entries;
    private final Trees trees;
    private final Checkpoints checkpoints;
    private final LedgerKey key;

    AnchorCheck(
            Anchors anchors, Ledgers ledgers, Entries entries, Trees trees, Checkpoints checkpoints, LedgerKey key) {
        this.checkpoints = checkpoints;
        this.anchors = anchors;
        this.ledgers = ledgers;
        this.entries = entries;
        this.trees = trees;
        this.key = key;
    }

    /** At the start, since a study that has ended has nothing more to write and would never be looked at. */
    @Override
    public void run(ApplicationArguments arguments) {
        var logs = ledgers.all();
        logs.forEach(log -> problem(log.studyId(), log.origin()).ifPresent(problem -> {
            LOG.error("The ledger of study {} is frozen: {}", log.studyId(), problem);
            ledgers.freeze(log.studyId(), problem);
        }));
        var known = logs.stream().map(Ledgers.Ledger::origin).toList();
        anchors.origins(key.installation()).stream()
                .filter(origin -> !known.contains(origin))
                .forEach(origin -> LOG.error(
                        "The database has no ledger {}, of which a checkpoint is kept in {}: it is an older copy.",
                        origin,
                        anchors.folder()));
    }

    /** What speaks against the log, a sentence. */
    Optional<String> problem(long study, String origin) {
        return kept(origin).flatMap(kept -> against(study, kept));
    }

    /**
     * Keeps a checkpoint, unless what is kept is not its past: compared and replaced in one, so that of two databases with
     * one history only one goes on.
     */
    void keep(long study, Checkpoint fresh, SignedNote note) {
        anchors.alone(() -> {
            var kept = kept(fresh.origin());
            kept.flatMap(earlier -> against(study, earlier)).ifPresent(problem -> {
                throw new BrokenLog(problem);
            });
            if (kept.filter(earlier -> earlier.size() >= fresh.size()).isEmpty()) {
                anchors.keep(fresh.origin(), note);
            }
        });
    }

    /** One that this log's key has not signed is none. */
    private Optional<Checkpoint> kept(String origin) {
        return anchors.of(origin).flatMap(note -> {
            try {
                return Optional.of(
                        Checkpoint.open(note, origin, List.of(key.signer(origin).key())));
            } catch (Malformed e) {
                LOG.warn("The kept checkpoint of {} is none: {}", origin, e.getMessage());
                return Optional.empty();
            }
        });
    }

    private Optional<String> against(long study, Checkpoint kept) {
        if (checkpoints.has(study, kept)) {
            // The log is held against that one elsewhere: the last by every signature, all of them by the audit.
            return Optional.empty();
        }
        long size = entries.head(study).size();
        if (size < kept.size()) {
            return Optional.of(
                    "The ledger had %,d entries when its checkpoint was kept outside the database, and has %,d: the database is an older copy."
                            .formatted(kept.size(), size));
        }
        return trees.tree(study, kept.size()).root().equals(kept.root())
                ? Optional.empty()
                : Optional.of("The ledger is not what was signed and kept outside the database at %,d entries."
                        .formatted(kept.size()));
    }
}
