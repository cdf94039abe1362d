package dev.evenhand.web;

import dev.evenhand.account.SignedIn;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;

/** What somebody may do. As long as a new password is due, nothing but choosing one. */
final class Authorities {

    static final String PASSWORD_DUE = "PASSWORD_DUE";

    private Authorities() {}

    static Authentication of(SignedIn person) {
        var authority = person.passwordDue() ? PASSWORD_DUE : "ROLE_" + person.role();
        return UsernamePasswordAuthenticationToken.authenticated(
                person, null, AuthorityUtils.createAuthorityList(authority));
    }
}
