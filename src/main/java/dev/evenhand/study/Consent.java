package dev.evenhand.study;

/**
 * What a rater agrees to before the first ballot.
 *
 * @param text Markdown
 */
public record Consent(String text) {
    public Consent {
        text = text == null ? "" : text;
    }
}
