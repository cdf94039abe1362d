package dev.evenhand.panel;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An outside platform as a study uses it.
 *
 * @param returnAddress where raters go at the end, a checked {@link ReturnAddress}; null where they only take a code along
 * @param goesByItself whether they are led there without pressing anything
 */
record Platform(
        String kind,
        String name,
        String personParameter,
        @Nullable String sessionParameter,
        @Nullable String studyParameter,
        @Nullable String returnAddress,
        boolean goesByItself,
        Map<Outcome, String> codes) {

    static final String PROLIFIC = "prolific";
    static final String PROLIFIC_RETURN = "https://app.prolific.com/submissions/complete?cc={code}";

    Platform {
        codes = Map.copyOf(codes);
    }

    static Platform prolific(Map<Outcome, String> codes, boolean goesByItself) {
        return new Platform(
                PROLIFIC, "Prolific", "PROLIFIC_PID", "SESSION_ID", "STUDY_ID", PROLIFIC_RETURN, goesByItself, codes);
    }

    public boolean isProlific() {
        return kind.equals(PROLIFIC);
    }

    /** What follows the link in the address that is given to the platform. */
    public String query() {
        if (isProlific()) {
            return "?PROLIFIC_PID={{%PROLIFIC_PID%}}&STUDY_ID={{%STUDY_ID%}}&SESSION_ID={{%SESSION_ID%}}";
        }
        return "?" + personParameter + "=…" + (sessionParameter == null ? "" : "&" + sessionParameter + "=…")
                + (studyParameter == null ? "" : "&" + studyParameter + "=…");
    }
}
