package dev.evenhand.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.stereotype.Component;

/** The session's cookie: over HTTPS with the prefix that ties it to this host, over plain HTTP, which is for one's own machine, without. */
@Component
class SessionCookies implements CookieSerializer {

    private final CookieSerializer secure = cookie("__Host-session", true);
    private final CookieSerializer plain = cookie("session", false);

    @Override
    public void writeCookieValue(CookieValue value) {
        of(value.getRequest()).writeCookieValue(value);
    }

    /** The page that says that the database is away can not ask it whose session this is. */
    @Override
    public List<String> readCookieValues(HttpServletRequest request) {
        return DatabaseAway.ended(request) ? List.of() : of(request).readCookieValues(request);
    }

    private CookieSerializer of(HttpServletRequest request) {
        return request.isSecure() ? secure : plain;
    }

    private static CookieSerializer cookie(String name, boolean secure) {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName(name);
        cookie.setCookiePath("/");
        cookie.setUseSecureCookie(secure);
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        return cookie;
    }
}
