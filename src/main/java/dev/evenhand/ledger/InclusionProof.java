package dev.evenhand.ledger;

import java.util.List;

/** That an entry stands at a place of a log of some size: the hashes beside its way up to the root. */
record InclusionProof(long index, long size, List<Hash> path) {

    /** Lines of a proof that a log of 2^63 entries would need. */
    static final int LONGEST = 63;

    InclusionProof {
        path = List.copyOf(path);
    }

    boolean proves(Hash leaf, Hash root) {
        return index >= 0 && index < size && path.size() <= LONGEST && climb(leaf, root);
    }

    /** RFC 9162, section 2.1.3.2. */
    private boolean climb(Hash leaf, Hash root) {
        long at = index;
        long last = size - 1;
        var hash = leaf;
        for (var sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                hash = Hash.node(sibling, hash);
                int up = (at & 1) == 1 ? 0 : Long.numberOfTrailingZeros(at);
                at >>>= up;
                last >>>= up;
            } else {
                hash = Hash.node(hash, sibling);
            }
            at >>>= 1;
            last >>>= 1;
        }
        return last == 0 && hash.equals(root);
    }
}
