package dev.evenhand.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Leads whoever comes by a link in which a platform has not filled in its ids to the page that says so: the percent signs
 * of <code>{{%PROLIFIC_PID%}}</code> are no escapes, and Tomcat would refuse them without a word.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnfilledAddress extends OncePerRequestFilter {

    private static final Pattern NO_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var query = request.getQueryString();
        return query == null
                || !request.getServletPath().startsWith("/join/")
                || !NO_ESCAPE.matcher(query).find();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.sendRedirect(request.getRequestURI());
    }
}
