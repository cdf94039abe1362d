package dev.evenhand.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.validation.Errors;
import org.springframework.web.servlet.AsyncHandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Keeps a record of whatever somebody who is signed in changes or downloads, by page or by API. A handler that tells more
 * of it itself, as those of studies do in their transaction, is not told of twice; none can be forgotten.
 */
@Component
class RecordKeeper implements AsyncHandlerInterceptor, WebMvcConfigurer {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    /** Asked for by POST, and changes nothing. */
    private static final Set<String> HARMLESS = Set.of("/studies/estimate");

    private final Records records;

    RecordKeeper(Records records) {
        this.records = records;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    /** A form that is shown again with what is wrong with it has changed nothing. */
    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView shown) {
        boolean wrong = shown != null
                && shown.getModel().values().stream()
                        .anyMatch(value -> value instanceof Errors errors && errors.hasErrors());
        if (wrong) {
            Records.told();
        }
    }

    /** A file is on its way: who asked is known here, and no more once it is sent by another thread. */
    @Override
    public void afterConcurrentHandlingStarted(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        afterCompletion(request, response, handler, null);
        request.setAttribute(Records.TOLD, true);
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception thrown) {
        var route = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        if (thrown != null
                || response.getStatus() >= 400
                || Records.isTold(request)
                || !concerns(request, response, route)) {
            return;
        }
        if (request.getUserPrincipal() instanceof Authentication viewer
                && viewer.getPrincipal() instanceof SignedIn person) {
            var subject = new LinkedHashMap<String, Object>(variables(request));
            // The rest of an address, as a model's name with slashes in it, begins with the slash before it.
            subject.replaceAll((name, value) -> String.valueOf(value).replaceFirst("^/", ""));
            var study = route.contains("/studies/") ? subject.values().stream().findFirst() : Optional.empty();
            subject.put("by", route.startsWith("/api/") ? "api" : "page");
            records.add(
                    person.name(),
                    kind(request.getMethod(), route),
                    study.map(String::valueOf).orElse(null),
                    subject);
        }
    }

    private static boolean concerns(HttpServletRequest request, HttpServletResponse response, String route) {
        // Who asks for a file that is still being made has not got it.
        boolean download = request.getMethod().equals("GET")
                && response.getStatus() != HttpServletResponse.SC_ACCEPTED
                && route.matches(".*\\.(csv|jsonl|zip|json)");
        return (download || !READING.contains(request.getMethod())) && !HARMLESS.contains(route);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> variables(HttpServletRequest request) {
        var variables = (Map<String, String>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return variables == null ? Map.of() : variables;
    }

    /** The words of an address without what is variable in it: {@code people disable}, {@code pools import}. */
    static String kind(String method, String route) {
        var words = new ArrayList<String>();
        for (var step : route.replaceFirst("^/api/v1", "").split("/")) {
            if (!step.isEmpty() && !step.startsWith("{")) {
                words.add(step);
            }
        }
        if (words.size() == 1) {
            words.add(route.endsWith("}") ? "change" : "add");
        }
        return (method.equals("GET") ? "download " : method.equals("DELETE") ? "delete " : "")
                + String.join(" ", words);
    }
}
