package dev.evenhand.ledger;

/** What was read is not what it claims to be, byte for byte; the message says where. */
public final class Malformed extends IllegalArgumentException {

    Malformed(String reason) {
        super(reason);
    }
}
