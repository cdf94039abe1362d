package dev.evenhand.web;

import dev.evenhand.account.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages before anybody is known: what this is, and the door. */
@Controller
class FrontPages {

    @GetMapping("/")
    String landing() {
        return "web/landing";
    }

    @GetMapping("/sign-in")
    String signIn(
            @AuthenticationPrincipal @Nullable SignedIn viewer,
            @RequestParam(required = false) @Nullable String to,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (viewer != null) {
            return "redirect:/studies";
        }
        model.addAttribute("tried", TriedName.take(request, response));
        model.addAttribute("to", SignInTarget.isOurs(to) ? to : null);
        return "web/sign-in";
    }
}
