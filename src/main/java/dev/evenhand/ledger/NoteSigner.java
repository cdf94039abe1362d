package dev.evenhand.ledger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * Signs notes in the name of a log with Ed25519. Each vote's promise is signed while its rater waits, which the JDK's own
 * code takes sixteen times as long for; verifying is the JDK's.
 */
final class NoteSigner {

    private static final int SECRET_LENGTH = 32;

    private final NoteKey key;
    private final Ed25519PrivateKeyParameters secret;

    private NoteSigner(NoteKey key, byte[] secret) {
        this.key = key;
        this.secret = new Ed25519PrivateKeyParameters(secret);
    }

    static NoteSigner of(String name, KeyPair pair) {
        return of(name, pair.getPrivate().getEncoded());
    }

    /** @param pkcs8 the secret half of {@link #newPair} as it encodes itself: its last 32 bytes are the seed (RFC 8410) */
    static NoteSigner of(String name, byte[] pkcs8) {
        var secret = Arrays.copyOfRange(pkcs8, pkcs8.length - SECRET_LENGTH, pkcs8.length);
        var open = new Ed25519PrivateKeyParameters(secret).generatePublicKey().getEncoded();
        return new NoteSigner(NoteKey.of(name, open), secret);
    }

    static KeyPair newPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    NoteKey key() {
        return key;
    }

    SignedNote sign(String text) {
        return new SignedNote(text, List.of(new NoteSignature(key.name(), key.id(), signature(text))));
    }

    private byte[] signature(String text) {
        var message = text.getBytes(StandardCharsets.UTF_8);
        var signing = new Ed25519Signer();
        signing.init(true, secret);
        signing.update(message, 0, message.length);
        return signing.generateSignature();
    }
}
