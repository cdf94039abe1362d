package dev.evenhand.ledger;

import java.util.Base64;

/** Reads base64 of RFC 4648, section 4, in the one form that writes back the same: with padding and no stray bits. */
final class Base64s {

    private Base64s() {}

    static byte[] decode(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new Malformed("\"%s\" is not base64".formatted(text));
        }
        if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
            throw new Malformed("\"%s\" is not base64 in its one canonical form".formatted(text));
        }
        return bytes;
    }
}
