package dev.evenhand.ledger;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes and signs one log until nothing waits; freezes it when it is not what was signed before. */
@Component
class LedgerWriter {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerWriter.class);

    private final Ledgers ledgers;
    private final Sequencer sequencer;
    private final LogKeeper keeper;
    private final Succession succession;

    LedgerWriter(Ledgers ledgers, Sequencer sequencer, LogKeeper keeper, Succession succession) {
        this.succession = succession;
        this.ledgers = ledgers;
        this.sequencer = sequencer;
        this.keeper = keeper;
    }

    void write(long study) {
        try {
            succession.follow();
            // Signed batch by batch, so that a long queue does not break the promises of those ahead in it.
            boolean more = true;
            while (more) {
                more = sequencer.sequence(study) == Sequencer.BATCH;
                keeper.sign(study);
            }
        } catch (BrokenLog broken) {
            freeze(study, String.valueOf(broken.getMessage()));
        } catch (Malformed unreadable) {
            freeze(study, "What was written or signed cannot be read: " + unreadable.getMessage() + ".");
        }
    }

    private void freeze(long study, String reason) {
        LOG.error("The ledger of study {} is frozen: {}", study, reason);
        ledgers.freeze(study, reason);
    }
}
