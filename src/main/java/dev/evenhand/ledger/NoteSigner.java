package dev.evenhand.ledger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;

/** Signs notes in the name of a log, with Ed25519 of the JDK. */
final class NoteSigner {

    private final NoteKey key;
    private final PrivateKey secret;

    private NoteSigner(NoteKey key, PrivateKey secret) {
        this.key = key;
        this.secret = secret;
    }

    static NoteSigner of(String name, KeyPair pair) {
        return new NoteSigner(NoteKey.of(name, pair.getPublic()), pair.getPrivate());
    }

    /** @param pkcs8 and x509 the halves of {@link #newPair} as they encode themselves */
    static NoteSigner of(String name, byte[] pkcs8, byte[] x509) {
        try {
            var keys = KeyFactory.getInstance("Ed25519");
            return of(
                    name,
                    new KeyPair(
                            keys.generatePublic(new X509EncodedKeySpec(x509)),
                            keys.generatePrivate(new PKCS8EncodedKeySpec(pkcs8))));
        } catch (GeneralSecurityException e) {
            throw new Malformed("not an Ed25519 key pair");
        }
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
        try {
            var signing = Signature.getInstance("Ed25519");
            signing.initSign(secret);
            signing.update(text.getBytes(StandardCharsets.UTF_8));
            return signing.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
