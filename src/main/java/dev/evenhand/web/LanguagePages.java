package dev.evenhand.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What every visitor may ask of every page: another language, and how it treats people with disabilities. */
@Controller
class LanguagePages {

    private final Languages languages;

    LanguagePages(Languages languages) {
        this.languages = languages;
    }

    /** A link, so that it works from any page and without script; it changes nothing but this browser's cookie. */
    @GetMapping("/language")
    String choose(
            @RequestParam String lang,
            @RequestParam(required = false) @Nullable String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        Languages.spoken(lang).ifPresent(locale -> languages.setLocale(request, response, locale));
        return "redirect:" + (to != null && SignInTarget.isOurs(to) ? to : "/");
    }

    @GetMapping("/accessibility")
    String accessibility(Model model, Locale locale) {
        model.addAttribute("locale", locale);
        return "web/accessibility";
    }
}
