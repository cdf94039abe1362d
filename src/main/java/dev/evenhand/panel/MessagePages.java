package dev.evenhand.panel;

import dev.evenhand.study.ModelNames;
import dev.evenhand.study.Studies;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the raters of a study are told, and how many have taken note. */
@Controller
@RequestMapping("/studies/{slug}/raters/messages")
@PreAuthorize("hasRole('ADMIN')")
class MessagePages {

    private final Studies studies;
    private final ModelNames names;
    private final Messages messages;

    MessagePages(Studies studies, ModelNames names, Messages messages) {
        this.studies = studies;
        this.names = names;
        this.messages = messages;
    }

    @GetMapping
    String list(@PathVariable String slug, Model model) {
        var study = studies.get(slug);
        model.addAttribute("study", study);
        model.addAttribute("telling", Messages.hasRaters(study));
        model.addAttribute("messages", messages.sent(study));
        model.addAttribute("longest", Messages.LONGEST);
        return "panel/messages";
    }

    @PostMapping
    String send(
            @PathVariable String slug,
            @RequestParam String text,
            Model model,
            Principal principal,
            HttpServletResponse response) {
        var problem = problem(slug, text);
        if (problem != null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("text", text);
            model.addAttribute("problem", problem);
            return list(slug, model);
        }
        messages.send(studies.get(slug), text.strip(), principal.getName());
        return "redirect:/studies/" + slug + "/raters/messages";
    }

    private @Nullable String problem(String slug, String text) {
        if (text.isBlank() || text.strip().length() > Messages.LONGEST) {
            return "A message has 1 to 2,000 characters.";
        }
        return names.leak(studies.get(slug).id(), text)
                ? "This names a model of the study, its version or its maker, and raters would see it."
                : null;
    }

    @PostMapping("/{message}/withdraw")
    String withdraw(@PathVariable String slug, @PathVariable long message, Principal principal) {
        messages.withdraw(studies.get(slug), message, principal.getName());
        return "redirect:/studies/" + slug + "/raters/messages";
    }
}
