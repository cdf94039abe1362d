package dev.evenhand.ledger;

import dev.evenhand.commitment.Sha256;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A hash of the log: of an entry, or of two others. The first byte keeps the two apart (RFC 9162, section 2.1.1). */
final class Hash {

    static final int LENGTH = 32;

    /** The root of a log without entries. */
    static final Hash EMPTY = new Hash(Sha256.of());

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Hash of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new Malformed("a hash of %d bytes instead of %d".formatted(bytes.length, LENGTH));
        }
        return new Hash(bytes.clone());
    }

    static Hash leaf(byte[] entry) {
        return new Hash(Sha256.of(LEAF, entry));
    }

    static Hash node(Hash left, Hash right) {
        return new Hash(Sha256.of(NODE, left.bytes, right.bytes));
    }

    static Hash hex(String text) {
        if (!text.matches("[0-9a-f]{64}")) {
            throw new Malformed("\"%s\" is not a hash in lower-case hexadecimal".formatted(text));
        }
        return new Hash(HexFormat.of().parseHex(text));
    }

    static Hash base64(String text) {
        return of(Base64s.decode(text));
    }

    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }
}
