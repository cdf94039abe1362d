package dev.evenhand.statistics;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Codes that raters gave to the same units, as agreement coefficients take them: for preferences a unit is a task with
 * two models, and its codes are the models preferred or a tie, never the sides where they stood. Who gave a code does
 * not matter, and a missing code is one that was not added.
 */
public final class Codings {

    private final List<String> categories;
    private final double[] values;
    private final List<Map<Integer, Integer>> units;

    private Codings(Builder builder) {
        categories = builder.categories;
        values = builder.values;
        units = builder.units.values().stream().map(Map::copyOf).toList();
    }

    /** Starts with these categories, used or not, from low to high where that means anything and one step apart. */
    public static Builder among(Collection<String> categories) {
        var names = List.copyOf(categories);
        return new Builder(
                names, IntStream.rangeClosed(1, names.size()).asDoubleStream().toArray());
    }

    /** Starts with categories that stand for numbers. */
    public static Builder valued(Map<String, Double> categories) {
        var names = categories.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                .map(Map.Entry::getKey)
                .toList();
        return new Builder(names, names.stream().mapToDouble(categories::get).toArray());
    }

    public List<String> categories() {
        return categories;
    }

    /** How often each category, by its place, was given to each unit. */
    List<Map<Integer, Integer>> units() {
        return units;
    }

    double value(int category) {
        return values[category];
    }

    static int codes(Map<Integer, Integer> unit) {
        return unit.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Whether a unit has codes that can agree or disagree. */
    static boolean pairable(Map<Integer, Integer> unit) {
        return codes(unit) > 1;
    }

    /** Collects codes in any order; not safe for use by several threads. */
    public static final class Builder {

        private final List<String> categories;
        private final double[] values;
        private final Map<String, Integer> positions = new HashMap<>();
        private final Map<String, Map<Integer, Integer>> units = new LinkedHashMap<>();

        private Builder(List<String> categories, double[] values) {
            this.categories = categories;
            this.values = values;
            if (Arrays.stream(values).distinct().count() < values.length) {
                throw new IllegalArgumentException("Two categories have the same value");
            }
            for (var category : categories) {
                if (!Double.isFinite(values[positions.size()])) {
                    throw new IllegalArgumentException("Category \"%s\" has no finite value".formatted(category));
                }
                if (positions.putIfAbsent(category, positions.size()) != null) {
                    throw new IllegalArgumentException("Category \"%s\" is named twice".formatted(category));
                }
            }
        }

        /** Adds the code that one rater gave to a unit. */
        public Builder add(String unit, String code) {
            var category = positions.get(code);
            if (category == null) {
                throw new IllegalArgumentException("Unknown category \"%s\"".formatted(code));
            }
            units.computeIfAbsent(unit, key -> new HashMap<>()).merge(category, 1, Math::addExact);
            return this;
        }

        public Codings build() {
            return new Codings(this);
        }
    }
}
