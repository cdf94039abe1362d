package dev.evenhand.web;

import dev.evenhand.account.Identities;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/** Knows people by the API tokens of their scripts. A token that is shown must be good, even where none is needed. */
class BearerTokens extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";
    private static final int LONGEST = 200;

    private final Identities identities;
    private final Refusals refusals;

    BearerTokens(Identities identities, Refusals refusals) {
        this.identities = identities;
        this.refusals = refusals;
    }

    static boolean present(HttpServletRequest request) {
        return token(request) != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var token = token(request);
        if (token != null) {
            var person =
                    token.length() > LONGEST ? null : identities.byToken(token).orElse(null);
            if (person == null) {
                refusals.commence(request, response, new BadCredentialsException("Unknown or revoked token"));
                return;
            }
            SecurityContextHolder.setContext(new SecurityContextImpl(Authorities.of(person)));
        }
        chain.doFilter(request, response);
    }

    private static @Nullable String token(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : null;
    }
}
