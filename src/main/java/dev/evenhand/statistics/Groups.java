package dev.evenhand.statistics;

import java.util.Arrays;
import java.util.List;

/** Which rater, or which task, each vote belongs to; votes of one group are not independent of each other. */
public final class Groups {

    /** Stands for "not known". */
    public static final int NONE = -1;

    private final List<String> names;
    private final int[] of;

    private Groups(List<String> names, int[] of) {
        this.names = names;
        this.of = of;
    }

    /**
     * Takes over the array.
     *
     * @param of for each vote the place of its group among the names, or {@link #NONE}
     */
    public static Groups of(List<String> names, int[] of) {
        int most = names.size();
        for (int group : of) {
            if (group < NONE || group >= most) {
                throw new IllegalArgumentException("A vote's group is not among the %d names".formatted(most));
            }
        }
        return new Groups(List.copyOf(names), of);
    }

    public List<String> names() {
        return names;
    }

    public int of(int vote) {
        return of[vote];
    }

    /** Votes whose group is not known. */
    public long missing() {
        long missing = 0;
        for (int group : of) {
            missing += group == NONE ? 1 : 0;
        }
        return missing;
    }

    /** Whether each vote has a group of its own, which tells nothing of how votes of a group go together. */
    boolean alone() {
        return names.size() == of.length && Arrays.stream(of).distinct().count() == of.length;
    }

    /** For each vote its group; nobody writes it. */
    int[] all() {
        return of;
    }

    int votes() {
        return of.length;
    }
}
