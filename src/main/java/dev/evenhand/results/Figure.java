package dev.evenhand.results;

import dev.evenhand.card.Words;
import java.util.List;
import java.util.Locale;

/** Numbers and names as pages of results alone write them. */
final class Figure {

    private static final int NAMED = 8;

    private Figure() {}

    /** Some names, and how many more there are. */
    static String some(List<String> names) {
        return names.size() <= NAMED
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, NAMED)) + " and " + Words.count(names.size() - NAMED) + " more";
    }

    static String decimals(double number) {
        return String.format(Locale.ROOT, "%.3f", number).replace('-', '−');
    }

    static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f s", seconds);
    }
}
