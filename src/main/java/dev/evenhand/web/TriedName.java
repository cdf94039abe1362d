package dev.evenhand.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * Hands the name of a sign-in that failed to the page that asks again: in a cookie that this page takes away, since nobody
 * has a session yet and an address would be kept in logs.
 */
final class TriedName {

    private static final String COOKIE = "tried";
    private static final Duration LIFE = Duration.ofMinutes(1);
    private static final int LONGEST = 200;

    private TriedName() {}

    static void keep(HttpServletRequest request, HttpServletResponse response) {
        var name = request.getParameter("name");
        if (name != null && !name.isBlank() && name.length() <= LONGEST) {
            write(
                    request,
                    response,
                    Base64.getUrlEncoder().withoutPadding().encodeToString(name.getBytes(UTF_8)),
                    LIFE);
        }
    }

    /** The name, once; null if there is none. */
    static @Nullable String take(HttpServletRequest request, HttpServletResponse response) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        if (cookie == null) {
            return null;
        }
        write(request, response, "", Duration.ZERO);
        try {
            return new String(Base64.getUrlDecoder().decode(cookie.getValue()), UTF_8);
        } catch (IllegalArgumentException nothingOfOurs) {
            return null;
        }
    }

    private static void write(HttpServletRequest request, HttpServletResponse response, String value, Duration life) {
        var cookie = ResponseCookie.from(COOKIE, value)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .path(request.getContextPath() + "/sign-in")
                .maxAge(life)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
