package dev.evenhand.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.util.WebUtils;

/** The language a visitor reads: the one chosen on a page and kept in a cookie, else what the browser asks for. */
@Component("localeResolver")
class Languages extends AcceptHeaderLocaleResolver {

    private static final String COOKIE = "language";
    private static final Duration LIFE = Duration.ofDays(365);

    /** Each has its file of messages; the first is for everybody else. */
    static final List<Locale> SPOKEN =
            List.of(Locale.ENGLISH, Locale.GERMAN, Locale.forLanguageTag("es"), Locale.forLanguageTag("ar"));

    Languages() {
        setSupportedLocales(SPOKEN);
        setDefaultLocale(SPOKEN.get(0));
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        return cookie == null
                ? super.resolveLocale(request)
                : spoken(cookie.getValue()).orElseGet(() -> super.resolveLocale(request));
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        if (response != null && locale != null) {
            response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, locale).toString());
        }
    }

    static Optional<Locale> spoken(String tag) {
        return SPOKEN.stream()
                .filter(locale -> locale.toLanguageTag().equals(tag))
                .findFirst();
    }

    private static ResponseCookie cookie(HttpServletRequest request, Locale locale) {
        return ResponseCookie.from(COOKIE, locale.toLanguageTag())
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .path("/")
                .maxAge(LIFE)
                .build();
    }
}
