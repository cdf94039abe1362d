package dev.evenhand.web;

import dev.evenhand.account.Identities;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Checks a name and a password; why they do not fit is never told. */
@Component
class PasswordSignIn implements AuthenticationProvider {

    private final Identities identities;

    PasswordSignIn(Identities identities) {
        this.identities = identities;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        var password = String.valueOf(attempt.getCredentials());
        return identities
                .byPassword(attempt.getName(), password)
                .map(Authorities::of)
                .orElseThrow(() -> new BadCredentialsException("Name and password do not fit"));
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
