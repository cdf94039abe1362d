package dev.evenhand.commitment;

import java.nio.charset.StandardCharsets;

/**
 * Binds a study to its plan before the first ballot without showing it: {@code SHA-256("evenhand-plan/v1" 0x00 nonce
 * plan)}. The nonce keeps a plan from being guessed; plan and nonce shown later open the commitment.
 */
public final class PlanCommitment {

    private static final int NONCE_LENGTH = 32;

    private PlanCommitment() {}

    /** @param plan as {@link CanonicalJson} writes it */
    public static byte[] of(byte[] nonce, String plan) {
        if (nonce.length != NONCE_LENGTH) {
            throw new IllegalArgumentException("A nonce of %d bytes".formatted(nonce.length));
        }
        return Sha256.labelled("evenhand-plan/v1", nonce, plan.getBytes(StandardCharsets.UTF_8));
    }
}
