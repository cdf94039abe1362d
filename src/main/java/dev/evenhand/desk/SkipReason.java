package dev.evenhand.desk;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a rater cannot judge a comparison. */
enum SkipReason {
    NOT_MY_EXPERTISE,
    CANNOT_VERIFY,
    PROMPT_UNCLEAR,
    WRONG_LANGUAGE,
    BROKEN_RENDERING,
    BOTH_IDENTICAL,
    IDENTITY_REVEALED,
    OFFENSIVE_CONTENT,
    OTHER;

    /** So many skips park a comparison. */
    static final int MANY = 3;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
