package dev.evenhand.statistics;

import java.util.List;
import java.util.OptionalInt;

/**
 * Tests, after every gold ballot anew, that a rater finds the known better answer at least as often as asked: evidence
 * is multiplied by {@code q / a} for a right answer and {@code (1 - q) / (1 - a)} for a wrong one, an e-process whose
 * chance ever to reach {@code 1 / alpha} is at most alpha while accuracy is a or more (Ville 1939; Ramdas, Grünwald,
 * Vovk and Shafer 2023, Statistical Science 38).
 *
 * @param accuracy the share of right answers asked for, a
 * @param alternative the accuracy to find out soonest, q, below a: one half for a rater who guesses
 * @param alpha the chance of flagging a rater who is as accurate as asked
 */
public record GoldTest(double accuracy, double alternative, double alpha) {

    public GoldTest {
        if (!(accuracy > 0 && accuracy < 1)) {
            throw new IllegalArgumentException("Accuracy %s is not between 0 and 1".formatted(accuracy));
        }
        if (!(alternative > 0 && alternative < accuracy)) {
            throw new IllegalArgumentException(
                    "Alternative %s is not between 0 and the accuracy %s".formatted(alternative, accuracy));
        }
        Arguments.between0And1("Alpha", alpha);
    }

    /** At least 70 % right, against guessing, with a false alarm for one rater in twenty at most. */
    public static GoldTest standard() {
        return new GoldTest(0.7, 0.5, 0.05);
    }

    /** For another accuracy, against somebody who guesses, or is half as good as asked where that is no worse. */
    public static GoldTest asking(double accuracy) {
        var standard = standard();
        return new GoldTest(
                accuracy, standard.alternative < accuracy ? standard.alternative : accuracy / 2, standard.alpha);
    }

    /** The evidence after these answers, in the order in which they were given. */
    public GoldEvidence of(List<Boolean> answers) {
        double evidence = 0;
        double peak = 0;
        int correct = 0;
        var flagged = OptionalInt.empty();
        for (int given = 0; given < answers.size(); given++) {
            boolean right = answers.get(given);
            correct += right ? 1 : 0;
            evidence += right ? Math.log(alternative / accuracy) : Math.log((1 - alternative) / (1 - accuracy));
            peak = Math.max(peak, evidence);
            if (flagged.isEmpty() && evidence >= -Math.log(alpha)) {
                flagged = OptionalInt.of(given + 1);
            }
        }
        return new GoldEvidence(this, answers.size(), correct, evidence, peak, flagged);
    }
}
