package dev.evenhand.account;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where an invitation or a reset leads: the person chooses a password. Looking at the page spends nothing. */
@Controller
@RequestMapping("/welcome/{link}")
class WelcomePages {

    private final AccountLinks links;
    private final PasswordChange change;
    private final Passwords passwords;

    WelcomePages(AccountLinks links, PasswordChange change, Passwords passwords) {
        this.links = links;
        this.change = change;
        this.passwords = passwords;
    }

    @GetMapping
    String show(@PathVariable String link, Model model) {
        model.addAttribute("welcome", links.find(new Secret(link)).orElseThrow(LinkSpent::new));
        model.addAttribute("form", new PasswordForm("", "", ""));
        return "account/welcome";
    }

    @PostMapping
    String choose(
            @PathVariable String link,
            @ModelAttribute("form") PasswordForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response) {
        var welcome = links.find(new Secret(link)).orElseThrow(LinkSpent::new);
        form.check(welcome.name(), passwords, errors);
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("welcome", welcome);
            return "account/welcome";
        }
        change.choose(new Secret(link), form.getChosen());
        return "redirect:/sign-in?welcome";
    }
}
