package dev.evenhand.pool;

import dev.evenhand.commitment.CanonicalJson;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;

/** Turns messages into HTML that is safe to show, by one and the same code for prompts, left and right. */
@Component
public class Rendering {
    /** Beyond this a text is shown as it was written: nobody reads it to the end, and a page must stay quick. */
    private static final int LONGEST_MARKDOWN = 200_000;

    /** More of these than any answer has: what is left of them after so many is an attack on the parser. */
    private static final int MOST_DELIMITERS = 20_000;

    private final MessageSourceAccessor words;
    private final RenderedTexts rendered = new RenderedTexts();

    public Rendering(MessageSource words) {
        this.words = new MessageSourceAccessor(words);
    }

    /**
     * Both sides of a comparison.
     *
     * @param plain both are shown as they were written, since one of them has to be. What decides is their size, not the
     *     clock: a reload shows the same.
     */
    public record Pair(SafeHtml a, SafeHtml b, boolean plain) {
        public boolean hasFormulas() {
            return a.hasFormulas() || b.hasFormulas();
        }

        public boolean hasCode() {
            return a.hasCode() || b.hasCode();
        }
    }

    /** A prompt, or any other text that is not a response. */
    public SafeHtml html(List<Message> messages) {
        boolean plain = plain(messages);
        return known("prompt", messages, plain, () -> dialogue(plain).prompt(messages));
    }

    public SafeHtml response(List<Message> messages) {
        return response(messages, plain(messages));
    }

    public Pair pair(List<Message> a, List<Message> b) {
        boolean plain = plain(a) || plain(b);
        return new Pair(response(a, plain), response(b, plain), plain);
    }

    private SafeHtml response(List<Message> messages, boolean plain) {
        return known("response", messages, plain, () -> dialogue(plain).response(messages));
    }

    private SafeHtml known(String kind, List<Message> messages, boolean plain, Supplier<String> html) {
        var key = String.join(
                " ", kind, LocaleContextHolder.getLocale().toLanguageTag(), String.valueOf(plain), digest(messages));
        return rendered.get(key, () -> AllowList.apply(html.get()));
    }

    private static String digest(List<Message> messages) {
        var text = new StringBuilder();
        messages.forEach(message ->
                text.append(message.role()).append(' ').append(message.text()).append('\0'));
        return HexFormat.of().formatHex(CanonicalJson.sha256(text.toString()));
    }

    private Dialogue dialogue(boolean plain) {
        var showAll = words.getMessage("reading.show_all");
        var markdown = new Markdown(showAll, words.getMessage("reading.no_image"));
        UnaryOperator<String> body = plain ? text -> PlainText.html(text, showAll) : markdown::html;
        return new Dialogue(words, body);
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
