package dev.evenhand.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * The tree over the first entries of a log, split at the largest power of two below its size (RFC 9162, section 2.1):
 * any size that the log has had gives its root and proofs, in some forty hashes for a million entries.
 */
record MerkleTree(Subtrees subtrees, long size) {

    MerkleTree {
        if (size < 0) {
            throw new IllegalArgumentException("A log of %d entries".formatted(size));
        }
    }

    Hash root() {
        return size == 0 ? Hash.EMPTY : hash(0, size);
    }

    /** Siblings from the leaf up to below the root (RFC 9162, section 2.1.3.1). */
    InclusionProof inclusion(long index) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("Entry %d is not among the first %d".formatted(index, size));
        }
        var path = new ArrayList<Hash>();
        inclusion(index, 0, size, path);
        return new InclusionProof(index, size, path);
    }

    /** What leads from the root of an earlier size to that of this one (RFC 9162, section 2.1.4.1). */
    ConsistencyProof consistency(long earlier) {
        if (earlier < 0 || earlier > size) {
            throw new IllegalArgumentException("A log of %d entries never had %d".formatted(size, earlier));
        }
        var path = new ArrayList<Hash>();
        if (earlier > 0) {
            consistency(earlier, 0, size, true, path);
        }
        return new ConsistencyProof(earlier, size, path);
    }

    private void inclusion(long index, long from, long to, List<Hash> path) {
        if (to - from == 1) {
            return;
        }
        long middle = from + split(to - from);
        if (index < middle) {
            inclusion(index, from, middle, path);
            path.add(hash(middle, to));
        } else {
            inclusion(index, middle, to, path);
            path.add(hash(from, middle));
        }
    }

    /** @param known whether the earlier root itself is the hash of what is left, so that it need not be said */
    private void consistency(long earlier, long from, long to, boolean known, List<Hash> path) {
        if (earlier == to) {
            if (!known) {
                path.add(hash(from, to));
            }
            return;
        }
        long middle = from + split(to - from);
        if (earlier <= middle) {
            consistency(earlier, from, middle, known, path);
            path.add(hash(middle, to));
        } else {
            consistency(earlier, middle, to, false, path);
            path.add(hash(from, middle));
        }
    }

    /** Only the right edge is ever not a whole subtree. */
    private Hash hash(long from, long to) {
        long entries = to - from;
        if (Long.bitCount(entries) == 1) {
            int level = Long.numberOfTrailingZeros(entries);
            return subtrees.at(level, from >>> level);
        }
        long middle = from + split(entries);
        return Hash.node(hash(from, middle), hash(middle, to));
    }

    /** The largest power of two below a number of at least two. */
    private static long split(long entries) {
        return Long.highestOneBit(entries - 1);
    }
}
