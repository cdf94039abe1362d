package dev.evenhand.account;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where admins see who signs in, invite people, and take rights away again. */
@Controller
@RequestMapping("/people")
class PeoplePages {

    private final People people;

    PeoplePages(People people) {
        this.people = people;
    }

    @GetMapping
    String list(@AuthenticationPrincipal SignedIn viewer, Model model) {
        model.addAttribute("form", new InvitationForm("", Role.RESEARCHER));
        return page(viewer, model);
    }

    @PostMapping
    String invite(
            @AuthenticationPrincipal SignedIn viewer,
            @Valid @ModelAttribute("form") InvitationForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response) {
        if (!errors.hasErrors()) {
            try {
                var secret = people.invite(form.name().strip(), form.role());
                return link(form.name().strip(), secret, viewer, model);
            } catch (NameTaken e) {
                errors.rejectValue("name", "taken", "Somebody has this name already.");
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(viewer, model);
    }

    @PostMapping("/{id}/role")
    String give(@PathVariable long id, @RequestParam Role role, RedirectAttributes flash) {
        people.give(id, role);
        return done("The role is changed; it holds from this person’s next sign-in.", flash);
    }

    @PostMapping("/{id}/reset")
    String reset(@AuthenticationPrincipal SignedIn viewer, @PathVariable long id, Model model) {
        var link = people.reset(id);
        return link(link.name(), link.secret(), viewer, model);
    }

    @PostMapping("/{id}/disable")
    String disable(@PathVariable long id, RedirectAttributes flash) {
        people.disable(id);
        return done("This person can no longer sign in; sessions have ended and tokens are refused.", flash);
    }

    @PostMapping("/{id}/enable")
    String enable(@PathVariable long id, RedirectAttributes flash) {
        people.enable(id);
        return done("This person can sign in again.", flash);
    }

    @PostMapping("/{id}/tokens/revoke")
    String revokeTokens(@PathVariable long id, RedirectAttributes flash) {
        people.revokeTokens(id);
        return done("All API tokens of this person are revoked.", flash);
    }

    private static String done(String notice, RedirectAttributes flash) {
        flash.addFlashAttribute("notice", notice);
        return "redirect:/people";
    }

    /** Shown in the answer itself: a link that lets somebody in is kept nowhere on the way. */
    private String link(String name, Secret secret, SignedIn viewer, Model model) {
        var url = ServletUriComponentsBuilder.fromCurrentContextPath().path("/welcome/{link}");
        model.addAttribute("link", url.buildAndExpand(secret.text()).toUriString());
        model.addAttribute("linkName", name);
        model.addAttribute("form", new InvitationForm("", Role.RESEARCHER));
        return page(viewer, model);
    }

    private String page(SignedIn viewer, Model model) {
        model.addAttribute("me", viewer.accountId());
        model.addAttribute("people", people.list());
        model.addAttribute("roles", roles());
        return "account/people";
    }

    private static Map<Role, String> roles() {
        var labels = new LinkedHashMap<Role, String>();
        Arrays.stream(Role.values()).forEach(role -> labels.put(role, role.label()));
        return labels;
    }
}
