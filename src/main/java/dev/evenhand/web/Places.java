package dev.evenhand.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Which addresses lead anywhere, by their first part alone: whoever is not signed in is told that there is no such page, and
 * nothing of what exists below one that there is.
 */
@Component
class Places {

    private final ObjectProvider<RequestMappingHandlerMapping> handlers;
    private @Nullable Set<String> first;

    Places(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> handlers) {
        this.handlers = handlers;
    }

    boolean has(HttpServletRequest request) {
        var known = first;
        if (known == null) {
            known = first();
            first = known;
        }
        return known.contains(
                first(request.getRequestURI().substring(request.getContextPath().length())));
    }

    private Set<String> first() {
        return handlers.getObject().getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .map(Places::first)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String first(String path) {
        return path.replaceFirst("^/+", "").replaceFirst("/.*", "");
    }
}
