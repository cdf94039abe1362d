package dev.evenhand.pool;

/** HTML that went through {@link Rendering}'s allow-list: the only thing a template may put out unescaped. */
public final class SafeHtml {
    private final String html;

    SafeHtml(String html) {
        this.html = html;
    }

    /** Whether a browser needs the library that draws formulas; a text cannot write such a tag, for its own are escaped. */
    public boolean hasFormulas() {
        return html.contains("<span class=\"math\"");
    }

    /** Whether a browser needs the library that colours code: only code that names its language is coloured. */
    public boolean hasCode() {
        return html.contains("<code class=\"language-");
    }

    int length() {
        return html.length();
    }

    @Override
    public String toString() {
        return html;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SafeHtml safe && safe.html.equals(html);
    }

    @Override
    public int hashCode() {
        return html.hashCode();
    }
}
