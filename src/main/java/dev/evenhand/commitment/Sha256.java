package dev.evenhand.commitment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digest that all commitments, leaves and nodes are made with. */
public final class Sha256 {

    private Sha256() {}

    /** Of the parts in a row, with nothing between them. */
    public static byte[] of(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of a label, a zero byte and the parts: digests made for one purpose never serve another. */
    static byte[] labelled(String label, byte[]... parts) {
        var all = new byte[parts.length + 1][];
        all[0] = (label + "\0").getBytes(StandardCharsets.UTF_8);
        System.arraycopy(parts, 0, all, 1, parts.length);
        return of(all);
    }
}
