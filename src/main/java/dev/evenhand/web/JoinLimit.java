package dev.evenhand.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds how many raters one address lets in, so that nobody alone uses up an open link by forgetting cookies. Only who
 * gets in is counted; a whole office behind one address has room.
 */
@Component
class JoinLimit extends OncePerRequestFilter {

    private static final Duration WINDOW = Duration.ofHours(1);

    private final Limits limits;
    private final int most;

    JoinLimit(Limits limits, @Value("${evenhand.joins-per-address:1000}") int most) {
        this.limits = limits;
        this.most = most;
    }

    /** The path as it is acted on: written with escapes, it leads to the same door. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getServletPath();
        return !request.getMethod().equals("POST") || !(path.startsWith("/join/") || path.equals("/demo"));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var bucket = limits.bucket("join address", limits.network(request), most, WINDOW);
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            var wait = Duration.ofNanos(probe.getNanosToWaitForRefill());
            request.setAttribute("waitMinutes", wait.toMinutes() + 1);
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds() + 1));
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
            return;
        }
        chain.doFilter(request, response);
        if (response.getStatus() != HttpStatus.SEE_OTHER.value()) {
            bucket.addTokens(1);
        }
    }
}
