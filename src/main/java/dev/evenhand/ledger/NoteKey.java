package dev.evenhand.ledger;

import dev.evenhand.commitment.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A public key whose signatures under notes are believed: Ed25519 by C2SP's signed-note, with the four bytes of id that
 * name and key give it.
 */
public final class NoteKey {

    private static final byte ED25519 = 1;
    private static final int KEY_LENGTH = 32;
    private static final int SIGNATURE_LENGTH = 64;
    private static final int ID_LENGTH = 4;

    /** What stands before the 32 bytes of an Ed25519 key in its X.509 form (RFC 8410). */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    /** y of the points of order 1, 2, 4 and 8, reduced or not: by these one signature holds for many texts. */
    private static final Set<String> SMALL_ORDER = Set.of(
            "00".repeat(32),
            "01" + "00".repeat(31),
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
            "ec" + "ff".repeat(30) + "7f",
            "ed" + "ff".repeat(30) + "7f",
            "ee" + "ff".repeat(30) + "7f");

    private static final Pattern NAME = Pattern.compile("[^\\p{Z}\\p{C}+]+");
    private static final Pattern WRITTEN = Pattern.compile("(?<name>[^+]+)\\+(?<id>[0-9a-f]{8})\\+(?<key>.+)");

    private final String name;
    private final byte[] raw;
    private final byte[] id;
    private final PublicKey key;

    private NoteKey(String name, byte[] raw) {
        this.name = name;
        this.raw = raw;
        id = Arrays.copyOf(
                Sha256.of((name + "\n").getBytes(StandardCharsets.UTF_8), new byte[] {ED25519}, raw), ID_LENGTH);
        key = publicKey(raw);
    }

    /** @param raw the 32 bytes of RFC 8032 */
    static NoteKey of(String name, byte[] raw) {
        if (!NAME.matcher(name).matches()) {
            throw new Malformed("\"%s\" is no name for a key: no spaces, no plus".formatted(name));
        }
        if (raw.length != KEY_LENGTH) {
            throw new Malformed("a key of %d bytes instead of %d".formatted(raw.length, KEY_LENGTH));
        }
        if (ofSmallOrder(raw)) {
            throw new Malformed("a key that anybody can sign with");
        }
        return new NoteKey(name, raw.clone());
    }

    private static boolean ofSmallOrder(byte[] raw) {
        var y = raw.clone();
        y[KEY_LENGTH - 1] &= 0x7f;
        return SMALL_ORDER.contains(HexFormat.of().formatHex(y));
    }

    static NoteKey of(String name, PublicKey key) {
        var encoded = key.getEncoded();
        if (encoded.length != X509_PREFIX.length + KEY_LENGTH) {
            throw new Malformed("not an Ed25519 key");
        }
        return of(name, Arrays.copyOfRange(encoded, X509_PREFIX.length, encoded.length));
    }

    /** Reads the form in which keys are handed around: name, id and key, with a plus between. */
    public static NoteKey parse(String text) {
        var parts = WRITTEN.matcher(text);
        if (!parts.matches()) {
            throw new Malformed("\"%s\" is no key like name+1a2b3c4d+AX…".formatted(text));
        }
        var typed = Base64s.decode(parts.group("key"));
        if (typed.length != 1 + KEY_LENGTH || typed[0] != ED25519) {
            throw new Malformed("not an Ed25519 key");
        }
        var key = of(parts.group("name"), Arrays.copyOfRange(typed, 1, typed.length));
        if (!HexFormat.of().formatHex(key.id).equals(parts.group("id"))) {
            throw new Malformed("the id %s is of another key or name".formatted(parts.group("id")));
        }
        return key;
    }

    public String name() {
        return name;
    }

    byte[] id() {
        return id.clone();
    }

    /** Whether a signature line claims to be by this key; a same name or a same id alone is another key. */
    boolean made(NoteSignature signature) {
        return signature.name().equals(name) && Arrays.equals(signature.keyId(), id);
    }

    boolean verifies(byte[] text, byte[] signature) {
        // Some Java versions pass over zeroes at the end, and one signature would have many forms.
        if (signature.length != SIGNATURE_LENGTH) {
            return false;
        }
        try {
            var verifying = Signature.getInstance("Ed25519");
            verifying.initVerify(key);
            verifying.update(text);
            return verifying.verify(signature);
        } catch (GeneralSecurityException e) {
            // A signature of a wrong shape is no signature.
            return false;
        }
    }

    @Override
    public String toString() {
        var typed = new byte[1 + KEY_LENGTH];
        typed[0] = ED25519;
        System.arraycopy(raw, 0, typed, 1, KEY_LENGTH);
        return "%s+%s+%s"
                .formatted(
                        name, HexFormat.of().formatHex(id), Base64.getEncoder().encodeToString(typed));
    }

    private static PublicKey publicKey(byte[] raw) {
        var encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + KEY_LENGTH);
        System.arraycopy(raw, 0, encoded, X509_PREFIX.length, KEY_LENGTH);
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new Malformed("not an Ed25519 key");
        }
    }
}
