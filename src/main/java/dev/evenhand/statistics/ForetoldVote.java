package dev.evenhand.statistics;

/**
 * A vote beside the chances that it had.
 *
 * @param left the model on the left, {@code MODEL_A} of the verdict and first of the chances
 * @param chances by the votes of all other raters, so that the rater's own do not excuse themselves
 */
public record ForetoldVote(String left, String right, Chances chances, Verdict verdict) {

    boolean choseLeft() {
        return verdict == Verdict.MODEL_A;
    }

    boolean choseRight() {
        return verdict == Verdict.MODEL_B;
    }
}
