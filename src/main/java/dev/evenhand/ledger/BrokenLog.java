package dev.evenhand.ledger;

/** A log in the database is not what was written or signed; nothing may be signed over it. */
final class BrokenLog extends IllegalStateException {

    BrokenLog(String reason) {
        super(reason);
    }
}
