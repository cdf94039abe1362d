package dev.evenhand.pool;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Runs of three words, by which nearly equal prompts are found: MinHash in bands (Broder 1997; Leskovec, Rajaraman and
 * Ullman, "Mining of Massive Datasets", 3.4) names candidates, the Jaccard index of their runs decides.
 */
final class Shingles {
    private static final int RUN = 3;
    private static final int BANDS = 8;
    private static final int ROWS = 3;
    private static final int FEWEST_WORDS = 6;
    private static final int LONGEST = 20_000;
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Shingles() {}

    static Set<Long> of(String text) {
        var head = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        var words = BETWEEN.split(head.toLowerCase(Locale.ROOT).strip());
        var runs = new HashSet<Long>();
        if (words.length < FEWEST_WORDS) {
            return runs;
        }
        for (int i = 0; i + RUN <= words.length; i++) {
            long hash = 1125899906842597L;
            for (int j = i; j < i + RUN; j++) {
                hash = mix(hash * 31 + words[j].hashCode());
            }
            runs.add(hash);
        }
        return runs;
    }

    /** Texts of Jaccard index s share a band with probability 1 - (1 - s³)⁸: 0.99 at 0.8, 0.06 at 0.2. */
    static Long[] bands(String text) {
        var runs = of(text);
        if (runs.isEmpty()) {
            return new Long[0];
        }
        long[] least = new long[BANDS * ROWS];
        Arrays.fill(least, Long.MAX_VALUE);
        for (long run : runs) {
            for (int i = 0; i < least.length; i++) {
                least[i] = Math.min(least[i], mix(run + i * 0x9E3779B97F4A7C15L));
            }
        }
        var bands = new Long[BANDS];
        for (int band = 0; band < BANDS; band++) {
            long hash = band;
            for (int row = 0; row < ROWS; row++) {
                hash = mix(hash * 31 + least[band * ROWS + row]);
            }
            bands[band] = hash;
        }
        return bands;
    }

    static double similarity(Set<Long> a, Set<Long> b) {
        var smaller = a.size() < b.size() ? a : b;
        var larger = smaller == a ? b : a;
        long both = smaller.stream().filter(larger::contains).count();
        return both == 0 ? 0 : (double) both / (a.size() + b.size() - both);
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014). */
    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
