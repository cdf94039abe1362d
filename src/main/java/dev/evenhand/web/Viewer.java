package dev.evenhand.web;

import dev.evenhand.account.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the layout knows on every page: who is looking and in which section. */
@ControllerAdvice(annotations = Controller.class)
class Viewer {

    @ModelAttribute("viewer")
    @Nullable
    SignedIn viewer(@AuthenticationPrincipal @Nullable SignedIn viewer) {
        return viewer;
    }

    @ModelAttribute("section")
    String section(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length() + 1);
        return path.split("/", 2)[0];
    }
}
