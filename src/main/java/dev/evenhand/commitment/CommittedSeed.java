package dev.evenhand.commitment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Chance that nobody can choose and anybody can check: ballot ids, seats and the order of comparisons follow
 * from 32 bytes that are committed to before the first ballot and shown when the study is closed.
 * Primitives: HMAC-SHA256 under the final seed; where no beacon is mixed in, 32 zero bytes stand for it.
 */
public final class CommittedSeed {

    private final SecretKeySpec key;

    public CommittedSeed(byte[] seed) {
        this(seed, new byte[32]);
    }

    public CommittedSeed(byte[] seed, byte[] beacon) {
        this.key = new SecretKeySpec(Sha256.labelled("evenhand-final-seed/v1", seed, beacon), "HmacSHA256");
    }

    /** What is published at registration; the seed itself stays secret until the study is closed. */
    public static byte[] commitment(byte[] seed) {
        return Sha256.labelled("evenhand-seed/v1", seed);
    }

    /** The id of the ballot with this number: the first 128 bits of HMAC(final, "ballot|n"). */
    public UUID ballotId(long number) {
        var bytes = ByteBuffer.wrap(hmac("ballot|" + number));
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    /** A fair coin per ballot: whether the comparison's first response sits in seat B. */
    public boolean swapped(long number) {
        return bit("seat|" + number);
    }

    /** A shuffled 0 … size-1 (Fisher and Yates), each draw by {@code index("perm|"+k, k+1)}. */
    public int[] permutation(String purpose, int size) {
        var order = new int[size];
        for (int k = 0; k < size; k++) {
            order[k] = k;
        }
        for (int k = size - 1; k > 0; k--) {
            int other = (int) index(purpose + "|" + k, k + 1L);
            int kept = order[k];
            order[k] = order[other];
            order[other] = kept;
        }
        return order;
    }

    public boolean bit(String message) {
        return (hmac(message)[0] & 1) == 1;
    }

    /** A uniform draw from 0 … bound-1: eight bytes at a time, those beyond the last whole multiple of the bound rejected. */
    public long index(String message, long bound) {
        long excess = Long.remainderUnsigned(Long.remainderUnsigned(-1L, bound) + 1, bound);
        for (int counter = 0; ; counter++) {
            long draw = ByteBuffer.wrap(hmac(message + "|" + counter)).getLong();
            if (excess == 0 || Long.compareUnsigned(draw, -excess) < 0) {
                return Long.remainderUnsigned(draw, bound);
            }
        }
    }

    private byte[] hmac(String message) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
