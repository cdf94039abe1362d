package dev.evenhand.account;

import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Who is asking, by session or by API token, as it stands in the database at this request.
 *
 * @param epoch what a session must still agree with: it moves when the person's sessions are to end
 * @param passwordDue whether a new password is to be chosen before anything else
 */
public record SignedIn(long accountId, String name, Role role, int epoch, boolean passwordDue)
        implements AuthenticatedPrincipal {

    @Override
    public String getName() {
        return name;
    }

    public boolean isAdmin() {
        return role == Role.ADMIN;
    }
}
