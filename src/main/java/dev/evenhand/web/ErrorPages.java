package dev.evenhand.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.web.WebProperties;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.webmvc.autoconfigure.error.BasicErrorController;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.ModelAndView;

/** Answers what went wrong outside a REST handler: a page to people, RFC 9457 to scripts, a stack trace to nobody. */
@Controller
class ErrorPages extends BasicErrorController {

    private final ErrorAttributes facts;
    private final MessageSource messages;

    ErrorPages(ErrorAttributes facts, WebProperties web, List<ErrorViewResolver> views, MessageSource messages) {
        super(facts, web.getError(), views);
        this.facts = facts;
        this.messages = messages;
    }

    /** Pages have headings of their own, unless the exception has one. */
    @Override
    public ModelAndView errorHtml(HttpServletRequest request, HttpServletResponse response) {
        if (DatabaseAway.ended(request)) {
            response.setHeader(HttpHeaders.RETRY_AFTER, DatabaseAway.RETRY_AFTER);
        }
        var page = super.errorHtml(request, response);
        if (facts.getError(new ServletWebRequest(request)) instanceof ErrorResponseException known) {
            page.addObject("heading", known.getBody().getTitle());
        }
        return page;
    }

    @Override
    public ResponseEntity<Map<String, Object>> error(HttpServletRequest request) {
        var status = getStatus(request);
        var body = getErrorAttributes(request, ErrorAttributeOptions.defaults());
        var answer = ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (DatabaseAway.ended(request)) {
            answer.header(HttpHeaders.RETRY_AFTER, DatabaseAway.RETRY_AFTER);
        }
        return answer.body(body);
    }

    @Override
    protected HttpStatus getStatus(HttpServletRequest request) {
        return DatabaseAway.ended(request) ? HttpStatus.SERVICE_UNAVAILABLE : super.getStatus(request);
    }

    /** The words of our own exceptions are meant for people, in their language where raters meet them; those of others are not. */
    @Override
    protected Map<String, Object> getErrorAttributes(HttpServletRequest request, ErrorAttributeOptions options) {
        var status = getStatus(request);
        var problem = new LinkedHashMap<String, Object>();
        problem.put("title", status.getReasonPhrase());
        problem.put("status", status.value());
        if (facts.getError(new ServletWebRequest(request)) instanceof ErrorResponseException known) {
            var body = known.updateAndGetBody(messages, LocaleContextHolder.getLocale());
            if (body.getTitle() != null) {
                problem.put("title", body.getTitle());
            }
            if (body.getDetail() != null) {
                problem.put("detail", body.getDetail());
            }
        }
        return problem;
    }
}
