package dev.evenhand.web;

import io.github.bucket4j.BucketExceptions.BucketExecutionException;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;

/** Tells a database that cannot serve just now from a fault of ours: it comes back by itself, and so may whoever asked. */
final class DatabaseAway {

    /** In seconds. */
    static final String RETRY_AFTER = "2";

    /** Connection lost, no room or no connection left, going down or starting, disk or file broken (PostgreSQL, Appendix A). */
    private static final Set<String> CLASSES = Set.of("08", "53", "57", "58");

    /** Read only: a standby that is not promoted yet, or a primary that is none any more. */
    private static final String READ_ONLY = "25006";

    private DatabaseAway() {}

    /** Whether this is the way to the page about a request that ended so. */
    static boolean ended(HttpServletRequest request) {
        var thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        return thrown instanceof Throwable wrapped
                && is(
                        wrapped instanceof ServletException outer && outer.getCause() != null
                                ? outer.getCause()
                                : wrapped);
    }

    static boolean is(Throwable thrown) {
        if (thrown instanceof CannotCreateTransactionException
                || thrown instanceof DataAccessResourceFailureException) {
            return true;
        }
        return (thrown instanceof DataAccessException
                        || thrown instanceof TransactionException
                        || thrown instanceof BucketExecutionException)
                && NestedExceptionUtils.getMostSpecificCause(thrown) instanceof SQLException cause
                && passing(cause.getSQLState());
    }

    /** The driver gives no state to what it finds out by itself, such as a connection that is closed. */
    private static boolean passing(@Nullable String state) {
        return state == null
                || state.equals(READ_ONLY)
                || state.length() == 5 && CLASSES.contains(state.substring(0, 2));
    }
}
