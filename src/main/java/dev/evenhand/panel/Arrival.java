package dev.evenhand.panel;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ids that an outside platform put into the address. Whoever holds the address may have changed them. */
record Arrival(
        String person, @Nullable String session, @Nullable String study) {

    /** Throws {@link IdsMissing} unless all that the platform promises is there. */
    static Arrival of(Map<String, String> parameters, Platform platform) {
        return new Arrival(
                id(parameters, platform.personParameter()),
                platform.sessionParameter() == null ? null : id(parameters, platform.sessionParameter()),
                platform.studyParameter() == null ? null : id(parameters, platform.studyParameter()));
    }

    private static String id(Map<String, String> parameters, String name) {
        var value = parameters.getOrDefault(name, "");
        if (!Guest.isOutsideId(value)) {
            throw new IdsMissing();
        }
        return value;
    }

    /** The same as the platform names them. */
    Map<String, String> parameters(Platform platform) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put(platform.personParameter(), person);
        if (platform.sessionParameter() != null && session != null) {
            parameters.put(platform.sessionParameter(), session);
        }
        if (platform.studyParameter() != null && study != null) {
            parameters.put(platform.studyParameter(), study);
        }
        return parameters;
    }

    @Override
    public String toString() {
        return "Arrival[…]";
    }
}
