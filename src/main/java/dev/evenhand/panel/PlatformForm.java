package dev.evenhand.panel;

import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * What an admin types about an outside platform.
 *
 * @param returnHost the host of the return address once more, so that a slip of the pen sends nobody elsewhere
 */
record PlatformForm(
        @Nullable String kind,
        @Nullable String name,
        @Nullable String personParameter,
        @Nullable String sessionParameter,
        @Nullable String studyParameter,
        @Nullable String returnAddress,
        @Nullable String returnHost,
        @Nullable Boolean goesByItself,
        @Nullable String completed,
        @Nullable String screenedOut,
        @Nullable String attention,
        @Nullable String declined,
        @Nullable String returned) {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z0-9_.-]{1,60}");

    static PlatformForm of(Platform platform) {
        var codes = platform.codes();
        var address = platform.returnAddress();
        return new PlatformForm(
                platform.kind(),
                platform.name(),
                platform.personParameter(),
                platform.sessionParameter(),
                platform.studyParameter(),
                platform.isProlific() ? "" : address,
                "",
                platform.goesByItself(),
                codes.get(Outcome.COMPLETED),
                codes.get(Outcome.SCREENED_OUT),
                codes.get(Outcome.ATTENTION),
                codes.get(Outcome.DECLINED),
                codes.get(Outcome.RETURNED));
    }

    static PlatformForm empty() {
        return new PlatformForm(Platform.PROLIFIC, "", "", "", "", "", "", null, "", "", "", "", "");
    }

    private boolean byItself() {
        return Boolean.TRUE.equals(goesByItself);
    }

    public boolean prolific() {
        return Platform.PROLIFIC.equals(kind);
    }

    void check(Errors errors) {
        codes().forEach((outcome, code) -> {
            if (!CODE.matcher(code).matches()) {
                errors.rejectValue(field(outcome), "code", "A code has letters, digits, - and _, 64 at the most.");
            }
        });
        if (prolific()) {
            return;
        }
        if (text(name).isEmpty() || text(name).length() > 60) {
            errors.rejectValue("name", "name", "A name has 1 to 60 characters.");
        }
        parameter("personParameter", personParameter, true, errors);
        parameter("sessionParameter", sessionParameter, false, errors);
        parameter("studyParameter", studyParameter, false, errors);
        if (!text(returnAddress).isEmpty()) {
            ReturnAddress.problem(text(returnAddress), text(returnHost))
                    .ifPresent(problem -> errors.rejectValue("returnAddress", "address", problem));
        }
    }

    private static void parameter(String field, @Nullable String value, boolean needed, Errors errors) {
        if (text(value).isEmpty() ? needed : !PARAMETER.matcher(text(value)).matches()) {
            errors.rejectValue(field, "parameter", "A parameter has letters, digits, _, . and -, 60 at the most.");
        }
    }

    Platform platform() {
        return prolific()
                ? Platform.prolific(codes(), byItself())
                : new Platform(
                        "other",
                        text(name),
                        text(personParameter),
                        given(sessionParameter),
                        given(studyParameter),
                        given(returnAddress),
                        byItself(),
                        codes());
    }

    private Map<Outcome, String> codes() {
        var codes = new EnumMap<Outcome, String>(Outcome.class);
        put(codes, Outcome.COMPLETED, completed);
        put(codes, Outcome.SCREENED_OUT, screenedOut);
        put(codes, Outcome.ATTENTION, attention);
        put(codes, Outcome.DECLINED, declined);
        put(codes, Outcome.RETURNED, returned);
        return codes;
    }

    private static void put(Map<Outcome, String> codes, Outcome outcome, @Nullable String code) {
        if (!text(code).isEmpty()) {
            codes.put(outcome, text(code));
        }
    }

    private static String field(Outcome outcome) {
        return outcome == Outcome.SCREENED_OUT ? "screenedOut" : outcome.code();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    private static @Nullable String given(@Nullable String value) {
        return text(value).isEmpty() ? null : text(value);
    }
}
