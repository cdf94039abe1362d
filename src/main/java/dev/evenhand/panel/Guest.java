package dev.evenhand.panel;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody to be invited.
 *
 * @param label what the admin calls the invitation; in no file of votes
 * @param outsideId who it is on an outside platform; kept apart from the pseudonym
 */
public record Guest(String label, String group, @Nullable String outsideId) {

    public static final int LONGEST_LABEL = 200;
    public static final int LONGEST_GROUP = 100;

    /** What platforms use; a placeholder in braces that was not filled in is none. */
    private static final Pattern OUTSIDE_ID = Pattern.compile("[A-Za-z0-9_.@:+=~-]{1,128}");

    public static boolean isOutsideId(String text) {
        return OUTSIDE_ID.matcher(text).matches();
    }

    public Guest {
        label = label.strip();
        group = group.strip();
        outsideId = outsideId == null || outsideId.isBlank() ? null : outsideId.strip();
        if (label.length() > LONGEST_LABEL || group.length() > LONGEST_GROUP) {
            throw new IllegalArgumentException("a label of a guest is too long");
        }
    }
}
