package dev.evenhand.study;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.util.MultiValueMap;

/**
 * What an admin expects of the votes and pays for them: no part of the plan, only of the estimate beside it. Shares and
 * correlations are per cent, as they are typed.
 */
record Expectations(Map<String, String> typed) {

    private static final Map<String, String> USUAL = new LinkedHashMap<>();

    static {
        USUAL.put("expectWin", "54");
        USUAL.put("expectTies", "6");
        USUAL.put("expectPower", "80");
        // Raters differ more than tasks do in published panels; both are guesses until there are votes.
        USUAL.put("iccRater", "5");
        USUAL.put("iccTask", "10");
        USUAL.put("expectRaters", "");
        USUAL.put("pay", "15");
    }

    static Expectations usual() {
        return new Expectations(USUAL);
    }

    static Expectations sent(MultiValueMap<String, String> parameters) {
        var typed = new LinkedHashMap<>(USUAL);
        typed.replaceAll((name, usual) -> {
            var value = parameters.getFirst(name);
            return value == null ? usual : value.strip();
        });
        return new Expectations(typed);
    }

    double share(String name) {
        return number(name, 0, 100) / 100;
    }

    double number(String name, double least, double most) {
        var text =
                typed.getOrDefault(name, "").replace(",", "").replace("%", "").strip();
        try {
            double value = new BigDecimal(text).doubleValue();
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Said below, as what is out of bounds is.
        }
        throw new IllegalArgumentException("“%s” is not a number from %,.0f to %,.0f".formatted(text, least, most));
    }

    boolean given(String name) {
        return !typed.getOrDefault(name, "").isBlank();
    }
}
