package dev.evenhand.web;

import dev.evenhand.account.Identities;
import dev.evenhand.account.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;

/**
 * Keeps in a session only whose it is and from which epoch, and asks the database at each request whether that still
 * holds. So a person who is disabled, demoted or has a new password is out at the next request, on every node.
 */
@Component
class Sessions implements SecurityContextRepository {

    private static final String ACCOUNT = "account";
    private static final String EPOCH = "epoch";
    private static final String SINCE = "since";
    private static final Duration LONGEST = Duration.ofHours(24);

    private final Identities identities;
    private final Clock clock;

    Sessions(Identities identities, Clock clock) {
        this.identities = identities;
        this.clock = clock;
    }

    /** Called late, by the first who wants to know; a static file never does. */
    @Override
    @SuppressWarnings("deprecation")
    public SecurityContext loadContext(HttpRequestResponseHolder exchange) {
        var session = exchange.getRequest().getSession(false);
        if (session == null || session.getAttribute(ACCOUNT) == null) {
            return new SecurityContextImpl();
        }
        var person = owner(session);
        if (person.isEmpty()) {
            session.invalidate();
            return new SecurityContextImpl();
        }
        return new SecurityContextImpl(Authorities.of(person.get()));
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        var authentication = context.getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedIn person) {
            var session = request.getSession();
            session.setAttribute(ACCOUNT, person.accountId());
            session.setAttribute(EPOCH, person.epoch());
            session.setAttribute(SINCE, clock.millis());
            session.setAttribute(
                    FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, Long.toString(person.accountId()));
        }
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(ACCOUNT) != null;
    }

    private Optional<SignedIn> owner(HttpSession session) {
        return !tooOld(session)
                        && session.getAttribute(ACCOUNT) instanceof Long id
                        && session.getAttribute(EPOCH) instanceof Integer epoch
                ? identities.bySession(id, epoch)
                : Optional.empty();
    }

    /** Not by the session's own time, which is that of the node where it began. */
    private boolean tooOld(HttpSession session) {
        long since = session.getAttribute(SINCE) instanceof Long known ? known : session.getCreationTime();
        return since < clock.millis() - LONGEST.toMillis();
    }
}
