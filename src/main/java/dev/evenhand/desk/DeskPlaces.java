package dev.evenhand.desk;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Leaves a third of a node's connections to those who run and watch a study. Raters of one study wait for each other at its
 * counter, and more of them who do so with a connection in hand get no vote in any sooner; here they wait in order of arrival.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class DeskPlaces extends OncePerRequestFilter {

    private final Semaphore places;
    private final long patience;

    DeskPlaces(HikariDataSource connections) {
        this.places = new Semaphore(Math.max(1, connections.getMaximumPoolSize() * 2 / 3), true);
        this.patience = connections.getConnectionTimeout();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getServletPath();
        return !path.startsWith("/desk/") && !path.startsWith("/api/v1/rater/");
    }

    /** Who has waited in vain goes on without a place, and is told what is wrong by whoever has no connection to give. */
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean taken = acquired();
        try {
            chain.doFilter(request, response);
        } finally {
            if (taken) {
                places.release();
            }
        }
    }

    private boolean acquired() {
        try {
            return places.tryAcquire(patience, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
