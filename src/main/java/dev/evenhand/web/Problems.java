package dev.evenhand.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.NestedRuntimeException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Answers the API's errors as RFC 9457, with the place in the request where that helps. */
@RestControllerAdvice(annotations = RestController.class)
class Problems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException exception, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var problem = ProblemDetail.forStatusAndDetail(
                status,
                exception.getCause() instanceof JacksonException cause
                        ? words(cause)
                        : "The request has no readable body.");
        return handleExceptionInternal(exception, problem, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException exception, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var problem = exception.getBody();
        problem.setDetail(exception.getFieldErrors().stream()
                .map(error -> error.getField() + ": " + error.getDefaultMessage())
                .collect(Collectors.joining("; ")));
        return handleExceptionInternal(exception, problem, headers, status, request);
    }

    /** The database went away in the middle, so that not even taking back went well. All else is a fault of ours. */
    @ExceptionHandler({UncategorizedDataAccessException.class, TransactionSystemException.class})
    ResponseEntity<ProblemDetail> lost(NestedRuntimeException exception, HttpServletRequest request) {
        if (DatabaseAway.is(exception)) {
            return busy(exception, request);
        }
        throw exception;
    }

    /** The database is busy or away. What was on its way may be stored, which the same request sent again finds out. */
    @ExceptionHandler({CannotCreateTransactionException.class, DataAccessResourceFailureException.class})
    ResponseEntity<ProblemDetail> busy(RuntimeException exception, HttpServletRequest request) {
        // The pool says in its own words who waited for what, and how many others did.
        LOG.warn(
                "{} {} was refused for want of the database: {}",
                request.getMethod(),
                request.getRequestURI(),
                NestedExceptionUtils.getMostSpecificCause(exception).getMessage());
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE,
                "The database cannot be reached just now. Whether this was stored is not known; send the same again.");
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, DatabaseAway.RETRY_AFTER)
                .body(problem);
    }

    private static String words(JacksonException exception) {
        if (exception instanceof UnrecognizedPropertyException unknown) {
            return "There is no property “" + path(unknown) + "”.";
        }
        if (exception instanceof StreamReadException malformed) {
            var place = malformed.getLocation();
            return "This is not JSON: line " + place.getLineNr() + ", column " + place.getColumnNr() + ". "
                    + malformed.getOriginalMessage();
        }
        if (exception instanceof DatabindException wrong && !wrong.getPath().isEmpty()) {
            return "“" + path(wrong) + "” has a value that does not fit.";
        }
        return "The JSON does not have the shape that is wanted here.";
    }

    private static String path(JacksonException exception) {
        return exception.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                .collect(Collectors.joining("."));
    }
}
