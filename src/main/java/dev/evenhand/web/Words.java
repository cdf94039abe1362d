package dev.evenhand.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import tools.jackson.databind.json.JsonMapper;

/** What pages in several languages need: the languages on offer, the way back, and the texts of scripts as JSON. */
@ControllerAdvice(annotations = Controller.class)
class Words {

    private static final String PREFIX = "js.";

    private final JsonMapper json;
    private final Map<Locale, String> known = new ConcurrentHashMap<>();

    Words(JsonMapper json) {
        this.json = json;
    }

    @ModelAttribute("languages")
    List<Locale> languages() {
        return Languages.SPOKEN;
    }

    /** Where a change of language leads back to: the address of the page, without its query. */
    @ModelAttribute("here")
    String here(HttpServletRequest request) {
        var failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return failed == null ? request.getRequestURI() : failed.toString();
    }

    /** Every message whose key begins with {@code js.}, without that beginning. */
    @ModelAttribute("words")
    String words(Locale locale) {
        return known.computeIfAbsent(locale, this::read);
    }

    /** For pages that are English whoever reads them. */
    @ModelAttribute("plainWords")
    String plainWords() {
        return words(Languages.SPOKEN.get(0));
    }

    private String read(Locale locale) {
        var messages =
                ResourceBundle.getBundle("messages", locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
        return json.writeValueAsString(messages.keySet().stream()
                .filter(key -> key.startsWith(PREFIX))
                .collect(Collectors.toMap(key -> key.substring(PREFIX.length()), messages::getString)));
    }
}
