package dev.evenhand.desk;

import dev.evenhand.panel.Outsiders;
import dev.evenhand.panel.RaterCookie;
import dev.evenhand.panel.Raters;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Knows raters again by their cookies, for every page of the desk that asks for a {@link Seat}. */
@Component
class Seating implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    private final Raters raters;
    private final StudyPlans plans;
    private final Outsiders outsiders;

    Seating(Raters raters, StudyPlans plans, Outsiders outsiders) {
        this.raters = raters;
        this.plans = plans;
        this.outsiders = outsiders;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Seat.class;
    }

    /** The page is told of the study too. */
    @Override
    public Seat resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer page,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var seat = of(study(request), Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)));
        if (page != null) {
            page.addAttribute("study", seat.study());
            page.addAttribute("plan", seat.study().plan());
            page.addAttribute("rater", seat.rater().name());
        }
        return seat;
    }

    private static String study(NativeWebRequest request) {
        var path = (Map<?, ?>) Objects.requireNonNull(
                request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST));
        return String.valueOf(path.get("study"));
    }

    private Seat of(String study, HttpServletRequest request) {
        var cookie = RaterCookie.read(request, study);
        var rater = cookie.flatMap(raters::carrying)
                .filter(r -> plans.of(r).slug().equals(study))
                .orElseThrow(() -> cookie.flatMap(raters::shutOutOf).isPresent() ? new ShutOut() : new NotARater());
        var frozen = plans.of(rater);
        outsiders.require(frozen.id(), frozen.simulated());
        return new Seat(rater, frozen);
    }
}
