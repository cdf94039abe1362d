package dev.evenhand.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own account: the password and the API tokens. */
@Controller
@RequestMapping("/account")
class AccountPages {

    private final PasswordChange change;
    private final Passwords passwords;
    private final ApiTokens tokens;
    private final SecurityContextRepository sessions;

    AccountPages(PasswordChange change, Passwords passwords, ApiTokens tokens, SecurityContextRepository sessions) {
        this.change = change;
        this.passwords = passwords;
        this.tokens = tokens;
        this.sessions = sessions;
    }

    @GetMapping
    String show(@AuthenticationPrincipal SignedIn person, Model model) {
        model.addAttribute("form", new PasswordForm("", "", ""));
        return page(person, model);
    }

    @PostMapping("/password")
    String changePassword(
            @AuthenticationPrincipal SignedIn person,
            @ModelAttribute("form") PasswordForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes flash,
            HttpServletRequest request,
            HttpServletResponse response) {
        form.check(person.name(), passwords, errors);
        if (errors.hasErrors()) {
            return invalid(person, model, response);
        }
        var changed = change.change(person.accountId(), form.getOld(), form.getChosen());
        if (changed.isEmpty()) {
            errors.rejectValue("old", "wrong", "This is not your password.");
            return invalid(person, model, response);
        }
        stay(changed.get(), request, response);
        flash.addFlashAttribute("notice", "Your password is changed. Every other session of yours has ended.");
        return "redirect:/account";
    }

    @PostMapping("/tokens")
    @ResponseStatus(HttpStatus.CREATED)
    String makeToken(@AuthenticationPrincipal SignedIn person, TokenForm form, Model model) {
        model.addAttribute("form", new PasswordForm("", "", ""));
        if (tokens.isFull(person.accountId())) {
            model.addAttribute("tokenProblem", "You have as many tokens as one can have. Revoke one first.");
        } else {
            var label = form.shownLabel();
            model.addAttribute("fresh", tokens.issue(person.accountId(), label).text());
            model.addAttribute("freshLabel", label);
        }
        return page(person, model);
    }

    @PostMapping("/tokens/{id}/revoke")
    String revokeToken(@AuthenticationPrincipal SignedIn person, @PathVariable long id, RedirectAttributes flash) {
        if (!tokens.revoke(person.accountId(), id)) {
            throw new NoSuchToken();
        }
        flash.addFlashAttribute("notice", "The token is revoked: what uses it is refused from now on.");
        return "redirect:/account";
    }

    private String invalid(SignedIn person, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(person, model);
    }

    private String page(SignedIn person, Model model) {
        model.addAttribute("person", person);
        model.addAttribute("tokens", tokens.of(person.accountId()));
        return "account/account";
    }

    /** The session at hand goes on, under a new id, while all others of this person end. */
    private void stay(SignedIn person, HttpServletRequest request, HttpServletResponse response) {
        request.changeSessionId();
        var context =
                new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(person, null, List.of()));
        sessions.saveContext(context, request, response);
    }
}
