package dev.evenhand.ledger;

/** Hashes of the whole subtrees of a log, wherever they are kept; all roots and proofs are made of them. */
interface Subtrees {

    /** The hash over the entries from {@code index << level}, {@code 1 << level} of them, all of which are there. */
    Hash at(int level, long index);
}
