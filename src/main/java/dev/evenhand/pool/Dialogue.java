package dev.evenhand.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.web.util.HtmlUtils;

/** Lays out who says what: what is asked or answered stands open, what led to it and what tools said is folded. */
final class Dialogue {
    private static final Set<String> INSTRUCTIONS = Set.of("system", "developer");
    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}\\p{C}]*");

    private final MessageSourceAccessor words;
    private final UnaryOperator<String> body;

    Dialogue(MessageSourceAccessor words, UnaryOperator<String> body) {
        this.words = words;
        this.body = body;
    }

    /** From the last thing a user said on, all is open. */
    String prompt(List<Message> messages) {
        if (messages.size() == 1) {
            return text(messages.get(0));
        }
        int asked = messages.size() - 1;
        while (asked > 0 && !messages.get(asked).role().equals("user")) {
            asked--;
        }
        var html = new StringBuilder();
        var said = new ArrayList<Message>();
        for (var message : messages.subList(0, asked)) {
            if (INSTRUCTIONS.contains(message.role())) {
                html.append(fold("instructions", words.getMessage("reading.system"), text(message)));
            } else {
                said.add(message);
            }
        }
        if (!said.isEmpty()) {
            var title = words.getMessage("reading.earlier", new Object[] {said.size()});
            html.append(fold("earlier", title, labelled(said)));
        }
        return html.append(labelled(messages.subList(asked, messages.size()))).toString();
    }

    /** A model's own words need no label; a response without any says so. */
    String response(List<Message> messages) {
        var text = Message.text(messages);
        if (BLANK.matcher(text).matches()) {
            var what = text.isEmpty() || messages.size() > 1 ? "reading.empty" : "reading.blank";
            return "<p class=\"blank\">" + escaped(words.getMessage(what)) + "</p>";
        }
        var html = new StringBuilder();
        for (var message : messages) {
            html.append(message.role().equals("assistant") ? text(message) : turn(message));
        }
        return html.toString();
    }

    private String labelled(List<Message> messages) {
        var html = new StringBuilder();
        messages.forEach(message -> html.append(turn(message)));
        return html.toString();
    }

    private String turn(Message message) {
        return switch (message.role()) {
            case Message.TOOL_CALL -> fold("tool", words.getMessage("reading.tool_call"), code(message.text()));
            case "tool" -> fold("tool", words.getMessage("reading.tool_result"), code(message.text()));
            default ->
                "<div class=\"turn\"><p class=\"role\">" + escaped(words.getMessage("reading." + message.role()))
                        + "</p>" + text(message) + "</div>";
        };
    }

    private String text(Message message) {
        return body.apply(message.text());
    }

    private static String code(String text) {
        return "<div class=\"code\"><pre tabindex=\"0\"><code>" + escaped(text) + "</code></pre></div>";
    }

    private static String fold(String kind, String title, String content) {
        return "<details class=\"" + kind + "\"><summary>" + escaped(title) + "</summary>" + content + "</details>";
    }

    static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
