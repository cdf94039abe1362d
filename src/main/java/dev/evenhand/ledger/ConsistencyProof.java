package dev.evenhand.ledger;

import java.util.List;

/** That a log grew from one size to another and nothing in it changed. */
record ConsistencyProof(long earlier, long size, List<Hash> path) {

    ConsistencyProof {
        path = List.copyOf(path);
    }

    boolean proves(Hash earlierRoot, Hash root) {
        if (earlier < 0 || earlier > size || path.size() > InclusionProof.LONGEST) {
            return false;
        }
        if (earlier == size) {
            return path.isEmpty() && earlierRoot.equals(root);
        }
        if (earlier == 0) {
            return path.isEmpty() && earlierRoot.equals(Hash.EMPTY);
        }
        return climb(earlierRoot, root);
    }

    /** RFC 9162, section 2.1.4.2: one climb that makes both roots. */
    private boolean climb(Hash earlierRoot, Hash root) {
        int whole = Long.numberOfTrailingZeros(earlier);
        long at = (earlier - 1) >>> whole;
        long last = (size - 1) >>> whole;
        boolean rootIsFirst = Long.bitCount(earlier) == 1;
        if (!rootIsFirst && path.isEmpty()) {
            return false;
        }
        var before = rootIsFirst ? earlierRoot : path.get(0);
        var after = before;
        for (var sibling : path.subList(rootIsFirst ? 0 : 1, path.size())) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                before = Hash.node(sibling, before);
                after = Hash.node(sibling, after);
                int up = (at & 1) == 1 ? 0 : Long.numberOfTrailingZeros(at);
                at >>>= up;
                last >>>= up;
            } else {
                after = Hash.node(after, sibling);
            }
            at >>>= 1;
            last >>>= 1;
        }
        return last == 0 && before.equals(earlierRoot) && after.equals(root);
    }
}
