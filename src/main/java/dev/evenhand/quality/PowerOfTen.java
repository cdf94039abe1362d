package dev.evenhand.quality;

/** Powers of ten as they are printed, for e-values that are too large to be read digit by digit. */
final class PowerOfTen {

    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private PowerOfTen() {}

    /** @param exponent at least 0 */
    static String written(long exponent) {
        var written = new StringBuilder("10");
        Long.toString(exponent).chars().forEach(digit -> written.append(RAISED.charAt(digit - '0')));
        return written.toString();
    }
}
