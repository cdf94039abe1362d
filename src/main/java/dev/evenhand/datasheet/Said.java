package dev.evenhand.datasheet;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Counts and lists in words. */
final class Said {

    private static final int MOST_NAMED = 12;

    private Said() {}

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String count(long number, String one, String many) {
        return number == 1 ? "1 " + one : count(number) + " " + many;
    }

    /** "12 coding, 7 writing and 3 others". */
    static String counts(List<DatasheetFacts.Count> counts, String nameless) {
        var named = counts.stream()
                .limit(MOST_NAMED)
                .map(each -> count(each.number()) + " " + (each.name().isEmpty() ? nameless : each.name()))
                .collect(Collectors.joining(", "));
        int others = counts.size() - MOST_NAMED;
        return others > 0 ? named + " and " + count(others, "other", "others") : named;
    }

    /** Sentences that have something to say, one after the other. */
    static String together(String... sentences) {
        return List.of(sentences).stream().filter(each -> !each.isEmpty()).collect(Collectors.joining(" "));
    }
}
