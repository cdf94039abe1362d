package dev.evenhand.pool;

/** Text as it was written, in pieces that a browser lays out only once they come near; the rest of a long one is folded. */
final class PlainText {
    private static final int PIECE = 4_000;

    private PlainText() {}

    /** The fold stands in the text itself, so that it works without script. */
    static String html(String text, String showAll) {
        var html = new StringBuilder(text.length() + text.length() / 8);
        boolean folded = false;
        for (int from = 0; from < text.length(); ) {
            if (!folded && from >= Markdown.OPEN) {
                html.append("<details class=\"rest\"><summary>")
                        .append(Dialogue.escaped(showAll))
                        .append("</summary>");
                folded = true;
            }
            int to = end(text, from);
            html.append("<p class=\"plain\" dir=\"auto\">")
                    .append(Dialogue.escaped(text.substring(from, to)))
                    .append("</p>");
            from = to;
        }
        return html.append(folded ? "</details>" : "").toString();
    }

    /** After a line's end where there is one, and never within a character. */
    private static int end(String text, int from) {
        if (text.length() - from <= PIECE) {
            return text.length();
        }
        int line = text.indexOf('\n', from + PIECE);
        int end = line >= 0 && line < from + 4 * PIECE ? line + 1 : from + PIECE;
        return end < text.length() && Character.isLowSurrogate(text.charAt(end)) ? end + 1 : end;
    }
}
