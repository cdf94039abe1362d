package dev.evenhand.panel;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** The cookie by which a browser is a rater of one study; one a study, so that several can be rated side by side. */
public final class RaterCookie {

    private static final Duration LIFE = Duration.ofDays(90);

    private RaterCookie() {}

    public static Optional<String> read(HttpServletRequest request, String study) {
        return Optional.ofNullable(WebUtils.getCookie(request, name(request, study)))
                .map(cookie -> cookie.getValue());
    }

    static ResponseCookie write(HttpServletRequest request, Arrivals.Admission admission) {
        return ResponseCookie.from(name(request, admission.study()), admission.token())
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .path("/")
                .maxAge(LIFE)
                .build();
    }

    /** Browsers accept the prefix only over HTTPS; plain HTTP is for this machine. */
    private static String name(HttpServletRequest request, String study) {
        return (request.isSecure() ? "__Host-" : "") + "rater-" + study;
    }
}
