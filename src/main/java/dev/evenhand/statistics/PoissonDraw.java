package dev.evenhand.statistics;

import java.util.SplittableRandom;
import org.hipparchus.special.Gamma;

/** Poisson random numbers: by counting for small means, else by Hörmann's (1993) transformed rejection (PTRS). */
final class PoissonDraw {

    private static final double SMALL = 10;

    private PoissonDraw() {}

    static long next(double mean, SplittableRandom random) {
        return mean < SMALL ? counted(mean, random) : transformed(mean, random);
    }

    private static long counted(double mean, SplittableRandom random) {
        if (mean == 0) {
            return 0;
        }
        double chance = Math.exp(-mean);
        double left = random.nextDouble() - chance;
        long count = 0;
        while (left > 0 && chance > 0) {
            count++;
            chance *= mean / count;
            left -= chance;
        }
        return count;
    }

    private static long transformed(double mean, SplittableRandom random) {
        double b = 0.931 + 2.53 * Math.sqrt(mean);
        double a = -0.059 + 0.02483 * b;
        double quick = 0.9277 - 3.6224 / (b - 2);
        while (true) {
            double u = random.nextDouble() - 0.5;
            double v = random.nextDouble();
            double us = 0.5 - Math.abs(u);
            double count = Math.floor((2 * a / us + b) * u + mean + 0.43);
            if (us >= 0.07 && v <= quick) {
                return (long) count;
            }
            if (count >= 0 && (us >= 0.013 || v <= us)) {
                double scale = Math.log(v * (1.1239 + 1.1328 / (b - 3.4)) / (a / (us * us) + b));
                if (scale <= -mean + count * Math.log(mean) - Gamma.logGamma(count + 1)) {
                    return (long) count;
                }
            }
        }
    }
}
