package dev.evenhand.card;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * A statistic of two models with its doubt.
 *
 * @param votes that it is made of
 * @param interval empty where the votes put no finite one on it
 * @param p two-sided, against evenness; empty while anybody may look before the end
 * @param early whether too few votes are in for any look to tell
 * @param clusters what the error stands on, by name of the grouping
 */
public record Measured(
        Statistic statistic,
        String first,
        String second,
        long votes,
        double estimate,
        double standardError,
        double plainError,
        Optional<Range> interval,
        OptionalDouble p,
        boolean early,
        Map<String, Integer> clusters) {

    public Measured {
        clusters = Collections.unmodifiableMap(new TreeMap<>(clusters));
    }

    /** From low to high. */
    public record Range(double lower, double upper) {}

    /** What may be said of the two. */
    public enum Outcome {
        FIRST,
        SECOND,
        /** The interval leaves open who is preferred. */
        OPEN,
        /** Fewer votes than an interval for any look can be built on. */
        EARLY,
        /** No interval: no votes between the two, or all alike. */
        UNTOLD
    }

    public Outcome outcome() {
        if (interval.isEmpty()) {
            return Outcome.UNTOLD;
        }
        var range = interval.get();
        if (early) {
            return Outcome.EARLY;
        }
        return range.lower() > statistic.even()
                ? Outcome.FIRST
                : range.upper() < statistic.even() ? Outcome.SECOND : Outcome.OPEN;
    }

    /** Whether somebody may be called preferred. */
    public boolean decided() {
        return outcome() == Outcome.FIRST || outcome() == Outcome.SECOND;
    }

    /** How far from even, towards the first model. */
    public double lead() {
        return estimate - statistic.even();
    }
}
