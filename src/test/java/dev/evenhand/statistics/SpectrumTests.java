package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpectrumTests {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7, 20, 61})
    void findsTheEigenvaluesThatHipparchusFinds(int size) {
        var matrix = random(size);
        var known = new EigenDecompositionSymmetric(new Array2DRowRealMatrix(matrix)).getEigenvalues();
        Arrays.sort(known);
        var found = Spectrum.of(matrix).values.clone();
        Arrays.sort(found);
        assertThat(found).containsExactly(known, within(1e-12 * size));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7, 20, 61})
    void makesTheMatrixAgainOfItsParts(int size) {
        assertMadeAgain(random(size));
    }

    @Test
    void takesMatricesWithNothingToTurnOrWithEqualValues() {
        assertMadeAgain(whole(5, (i, j) -> 0));
        assertMadeAgain(whole(5, (i, j) -> i == j ? 1 : 0));
        assertMadeAgain(whole(6, (i, j) -> 1));
        assertMadeAgain(whole(6, (i, j) -> i == j ? 5 : -1));
        assertMadeAgain(whole(6, (i, j) -> i + j == 5 ? 1 : 0));
        assertMadeAgain(whole(7, (i, j) -> Math.abs(i - j) == 1 ? 1 : 0));
    }

    @Test
    void leavesTheMatrixAsItWas() {
        var matrix = random(5);
        Spectrum.of(matrix);
        assertThat(matrix).isDeepEqualTo(random(5));
    }

    private static void assertMadeAgain(double[][] matrix) {
        int size = matrix.length;
        var spectrum = Spectrum.of(matrix);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                double entry = 0;
                double product = 0;
                for (int part = 0; part < size; part++) {
                    entry += spectrum.values[part] * spectrum.vectors[part][i] * spectrum.vectors[part][j];
                    product += spectrum.vectors[i][part] * spectrum.vectors[j][part];
                }
                assertThat(entry).isCloseTo(matrix[i][j], within(1e-13 * size));
                assertThat(product).isCloseTo(i == j ? 1 : 0, within(1e-13 * size));
            }
        }
    }

    private static double[][] random(int size) {
        var random = new Random(size);
        var matrix = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i][j] = random.nextGaussian();
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
    }

    private static double[][] whole(int size, IntBinaryOperator entry) {
        var matrix = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                matrix[i][j] = entry.applyAsInt(i, j);
            }
        }
        return matrix;
    }
}
