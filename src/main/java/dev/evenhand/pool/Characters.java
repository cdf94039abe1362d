package dev.evenhand.pool;

/** What may stand in a text that PostgreSQL stores and UTF-8 carries. */
final class Characters {
    private Characters() {}

    static boolean pairsSurrogates(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    static boolean hasControl(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    /** The length in characters, white space at the ends not counted. */
    static int count(String text) {
        String stripped = text.strip();
        return stripped.codePointCount(0, stripped.length());
    }
}
