package dev.evenhand.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;

/** The token against forged requests, in a cookie because raters have no session; named as {@link SessionCookies} are. */
class CsrfCookies implements CsrfTokenRepository {

    private final CsrfTokenRepository secure = cookie("__Host-csrf", true);
    private final CsrfTokenRepository plain = cookie("csrf", false);

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return of(request).generateToken(request);
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        of(request).saveToken(token, request, response);
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return of(request).loadToken(request);
    }

    private CsrfTokenRepository of(HttpServletRequest request) {
        return request.isSecure() ? secure : plain;
    }

    /** Scripts read the token from the page, never from the cookie. */
    private static CsrfTokenRepository cookie(String name, boolean secure) {
        var cookie = new CookieCsrfTokenRepository();
        cookie.setCookieName(name);
        cookie.setCookieCustomizer(
                built -> built.httpOnly(true).secure(secure).path("/").sameSite("Lax"));
        return cookie;
    }
}
