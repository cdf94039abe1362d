package dev.evenhand.statistics;

import java.util.AbstractSet;
import java.util.BitSet;
import java.util.Collection;
import java.util.Iterator;

/** Small numbers, a bit each: thousands of tiers each know thousands of others. */
final class IndexSet extends AbstractSet<Integer> {

    private final BitSet members;
    private final int size;

    IndexSet(BitSet members) {
        this.members = members;
        size = members.cardinality();
    }

    static IndexSet copyOf(Collection<Integer> indexes) {
        if (indexes instanceof IndexSet same) {
            return same;
        }
        var members = new BitSet();
        indexes.forEach(members::set);
        return new IndexSet(members);
    }

    @Override
    public boolean contains(Object index) {
        return index instanceof Integer number && number >= 0 && members.get(number);
    }

    @Override
    public Iterator<Integer> iterator() {
        return members.stream().iterator();
    }

    @Override
    public int size() {
        return size;
    }
}
