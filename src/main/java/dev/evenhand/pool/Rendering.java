package dev.evenhand.pool;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Turns messages into HTML that is safe to show, by one and the same code for prompts, left and right. */
@Component
public class Rendering {
    /** Beyond this a text is shown as it was written: nobody reads it to the end, and a page must stay quick. */
    private static final int LONGEST_MARKDOWN = 200_000;

    /** More of these than any answer has: what is left of them after so many is an attack on the parser. */
    private static final int MOST_DELIMITERS = 20_000;

    private final Markdown markdown = new Markdown();

    /** Both sides of a comparison: if one of them has to be shown plain, so is the other. */
    public record Pair(SafeHtml a, SafeHtml b) {}

    public SafeHtml html(List<Message> messages) {
        return html(messages, plain(messages));
    }

    public Pair pair(List<Message> a, List<Message> b) {
        boolean plain = plain(a) || plain(b);
        return new Pair(html(a, plain), html(b, plain));
    }

    private SafeHtml html(List<Message> messages, boolean plain) {
        var html = new StringBuilder();
        for (var message : messages) {
            var body = plain ? plain(message.text()) : markdown.html(message.text());
            html.append(messages.size() == 1 ? body : turn(message.role(), body));
        }
        return AllowList.apply(html.toString());
    }

    private static String turn(String role, String body) {
        return "<div class=\"turn\"><p class=\"role\">" + escaped(title(role)) + "</p>" + body + "</div>";
    }

    private static String title(String role) {
        return role.isEmpty() ? role : Character.toUpperCase(role.charAt(0)) + role.substring(1);
    }

    private static String plain(String text) {
        return "<p class=\"plain\" dir=\"auto\">" + escaped(text) + "</p>";
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    private static boolean plain(List<Message> messages) {
        return messages.stream().mapToLong(message -> message.text().length()).sum() > LONGEST_MARKDOWN
                || messages.stream()
                                .mapToLong(message -> delimiters(message.text()))
                                .sum()
                        > MOST_DELIMITERS;
    }

    private static long delimiters(String text) {
        return text.chars()
                .filter(c -> c == '[' || c == '*' || c == '_' || c == '>' || c == '~')
                .count();
    }
}
