package dev.evenhand.statistics;

import java.util.SplittableRandom;

/** A way to draw as many votes again: for each outcome the votes in each row. */
interface VoteDraw {
    double[][] votes(SplittableRandom random);
}
