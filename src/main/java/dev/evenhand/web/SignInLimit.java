package dev.evenhand.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Bounds how often passwords can be tried, by name and by address, before any of them costs the time of a check. */
@Component
class SignInLimit extends OncePerRequestFilter {

    static final int TRIES_PER_NAME = 10;
    static final int TRIES_PER_ADDRESS = 50;
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final Limits limits;

    SignInLimit(Limits limits) {
        this.limits = limits;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || !request.getServletPath().equals("/sign-in");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var buckets = List.of(
                limits.bucket("sign-in address", limits.network(request), TRIES_PER_ADDRESS, WINDOW),
                limits.bucket("sign-in name", name(request), TRIES_PER_NAME, WINDOW));
        for (var bucket : buckets) {
            var probe = bucket.tryConsumeAndReturnRemaining(1);
            if (!probe.isConsumed()) {
                refuse(request, response, Duration.ofNanos(probe.getNanosToWaitForRefill()));
                return;
            }
        }
        chain.doFilter(request, response);
        if (SecurityContextHolder.getContext().getAuthentication() != null) {
            buckets.forEach(bucket -> bucket.addTokens(1));
        }
    }

    private static String name(HttpServletRequest request) {
        var name = request.getParameter("name");
        return name == null ? "" : name.strip().toLowerCase(Locale.ROOT);
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, Duration wait)
            throws IOException {
        request.setAttribute("waitMinutes", wait.toMinutes() + 1);
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds() + 1));
        response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
    }
}
