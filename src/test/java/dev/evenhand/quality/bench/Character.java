package dev.evenhand.quality.bench;

import java.util.Random;

/** A kind of rater: what is preferred of two responses whose worth is known to the program, and in what time. */
enum Character {
    HONEST,
    CLICKER,
    ALWAYS_LEFT,
    RIGGER,
    LEAVES;

    private static final int WORDS_READ_A_MINUTE = 238;

    static Character of(int rater, int raters) {
        return switch (raters - rater) {
            case 1 -> CLICKER;
            case 2 -> ALWAYS_LEFT;
            case 3 -> RIGGER;
            case 4, 5 -> LEAVES;
            default -> HONEST;
        };
    }

    /**
     * A strength from −3, the left one is much better as seats stand from left to right, to 3.
     *
     * @param lean how much better the right response is, in natural logarithms of odds, taste included
     * @param favoured the seat of the model that a rigger pushes, −1 left, 1 right, 0 unknown
     */
    int choose(double lean, int favoured, Random random) {
        return switch (this) {
            case CLICKER -> random.nextInt(7) - 3;
            case ALWAYS_LEFT -> -1 - random.nextInt(3);
            case RIGGER -> favoured == 0 ? honest(lean, random) : favoured * (2 + random.nextInt(2));
            case HONEST, LEAVES -> honest(lean, random);
        };
    }

    /** A noisy feeling of the difference, cut into seven steps. */
    private static int honest(double lean, Random random) {
        double noise = random.nextDouble();
        double felt = lean + Math.log(noise / (1 - noise));
        return Math.max(-3, Math.min(3, (int) Math.rint(felt * 1.2)));
    }

    long milliseconds(int words, double pace, Random random) {
        double minutes = (double) words / WORDS_READ_A_MINUTE * pace * (0.6 + random.nextDouble());
        return this == CLICKER ? 300 + random.nextInt(500) : Math.min(3_600_000, 4_000 + (long) (minutes * 60_000));
    }
}
