package dev.evenhand.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.web.util.UriComponentsBuilder;

/** Leads on after signing in: to the page that was asked for, if it is one of ours. */
class SignInTarget implements AuthenticationSuccessHandler {

    private static final String USUAL = "/studies";

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        var to = request.getParameter("to");
        response.sendRedirect(isOurs(to) ? to : request.getContextPath() + USUAL);
    }

    static void again(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        TriedName.keep(request, response);
        var page = UriComponentsBuilder.fromPath(request.getContextPath() + "/sign-in")
                .queryParam("failed");
        var to = request.getParameter("to");
        if (isOurs(to)) {
            page.queryParam("to", "{to}");
        }
        response.sendRedirect(page.encode().buildAndExpand(to == null ? "" : to).toUriString());
    }

    /** One slash and then a name: two, or a backslash, would lead to another host. */
    static boolean isOurs(@Nullable String path) {
        return path != null && path.matches("/(\\w[\\w/.~%-]*)?");
    }
}
