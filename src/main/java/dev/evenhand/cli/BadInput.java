package dev.evenhand.cli;

/** A file that cannot be read as votes; the message says where and why. */
final class BadInput extends RuntimeException {

    private static final long serialVersionUID = 1;

    BadInput(String message) {
        super(message);
    }
}
