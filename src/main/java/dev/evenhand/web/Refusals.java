package dev.evenhand.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/** Says no: to scripts as RFC 9457, to people by the sign-in page, the page for a new password, or an error page. */
@Component
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final JsonMapper json;
    private final Places places;

    Refusals(JsonMapper json, Places places) {
        this.json = json;
        this.places = places;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        if (isApi(request)) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            problem(request, response, HttpStatus.UNAUTHORIZED, "Send a valid token: Authorization: Bearer TOKEN.");
            return;
        }
        if (places.has(request)) {
            response.sendRedirect(signIn(request));
        } else {
            response.sendError(HttpStatus.NOT_FOUND.value());
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException exception)
            throws IOException {
        if (isApi(request)) {
            problem(request, response, HttpStatus.FORBIDDEN, "This token may not do that.");
        } else if (isPasswordDue()) {
            response.sendRedirect(request.getContextPath() + "/account");
        } else {
            response.sendError(HttpStatus.FORBIDDEN.value());
        }
    }

    private void problem(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String detail)
            throws IOException {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setInstance(URI.create(request.getRequestURI()));
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8));
    }

    /** A page that was asked for is remembered in the address, so that looking around makes no session. */
    private static String signIn(HttpServletRequest request) {
        var page = UriComponentsBuilder.fromPath(request.getContextPath() + "/sign-in");
        return request.getMethod().equals("GET") && !request.getRequestURI().equals("/error")
                ? page.queryParam("to", "{to}")
                        .encode()
                        .buildAndExpand(request.getRequestURI())
                        .toUriString()
                : page.toUriString();
    }

    private static boolean isApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith(request.getContextPath() + "/api/");
    }

    private static boolean isPasswordDue() {
        var person = SecurityContextHolder.getContext().getAuthentication();
        return person != null
                && person.getAuthorities().stream()
                        .anyMatch(authority -> Authorities.PASSWORD_DUE.equals(authority.getAuthority()));
    }
}
