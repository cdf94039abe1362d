package dev.evenhand.datasheet;

import dev.evenhand.study.Studies;
import dev.evenhand.study.Study;
import dev.evenhand.study.WrongState;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The datasheet as a page and on paper, and for admins the place to answer what no record can. */
@Controller
@RequestMapping("/studies/{slug}/datasheet")
class DatasheetPages {

    private final Studies studies;
    private final Datasheets datasheets;
    private final DatasheetNotes notes;
    private final MessageSource messages;

    DatasheetPages(Studies studies, Datasheets datasheets, DatasheetNotes notes, MessageSource messages) {
        this.messages = messages;
        this.studies = studies;
        this.datasheets = datasheets;
        this.notes = notes;
    }

    @GetMapping
    @PreAuthorize("@studyAccess.maySeeResults(#slug)")
    String show(@PathVariable String slug, Model model) {
        return show(studies.get(slug), model);
    }

    private String show(Study study, Model model) {
        model.addAttribute("study", study);
        model.addAttribute("sheet", datasheets.of(study));
        return "datasheet/datasheet";
    }

    @PostMapping
    @PreAuthorize("hasRole('ADMIN')")
    String write(
            @PathVariable String slug,
            @RequestParam String item,
            @RequestParam(defaultValue = "") String text,
            @RequestParam int known,
            Principal who,
            Locale language,
            Model model,
            HttpServletResponse response) {
        try {
            notes.write(slug, item, text, known, who.getName());
            return "redirect:/studies/" + studies.get(slug).slug() + "/datasheet#" + item;
        } catch (UnfitNote | WrongState e) {
            response.setStatus(e.getStatusCode().value());
            model.addAttribute("problem", said(e, language));
            model.addAttribute("wrong", item);
            model.addAttribute("text", text);
            return show(studies.get(slug), model);
        }
    }

    private String said(ErrorResponseException e, Locale language) {
        return String.valueOf(e.updateAndGetBody(messages, language).getDetail());
    }
}
