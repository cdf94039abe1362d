package dev.evenhand.account;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes passwords and says which ones are too easily guessed.
 *
 * <p>bcrypt, because it costs an attacker's graphics cards more than PBKDF2 does and, unlike Argon2, needs no further
 * library. It reads 72 bytes, so longer passwords are refused rather than cut. The prefix of a hash names its algorithm,
 * so that another can follow.
 */
@Component
class Passwords {

    static final int SHORTEST = 12;
    private static final int LONGEST_IN_BYTES = 72;
    private static final int STRENGTH = 12;

    private final PasswordEncoder encoder =
            new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(STRENGTH)));
    private final String nobodys = hash(Secret.random("").text());
    private final WellKnownSecrets wellKnown;

    Passwords(WellKnownSecrets wellKnown) {
        this.wellKnown = wellKnown;
    }

    String hash(String password) {
        return encoder.encode(password);
    }

    /** The hash of a password that nobody knows, for comparing where there is no account. */
    String nobodys() {
        return nobodys;
    }

    boolean match(String password, String hash) {
        var matches = encoder.matches(password, hash);
        return matches && !tooLong(password);
    }

    /** What is wrong with a password that somebody wants, in words for him. */
    Optional<String> problem(String name, String password) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of(
                    "Use at least " + SHORTEST + " characters; three or four words in a row are easy to keep.");
        }
        if (tooLong(password)) {
            return Optional.of("Use at most 72 bytes: what follows would not be checked.");
        }
        if (wellKnown.include(password) || WellKnownSecrets.isMadeOf(password, name)) {
            return Optional.of("This one is on the lists that are tried first. Choose another.");
        }
        return Optional.empty();
    }

    private static boolean tooLong(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length > LONGEST_IN_BYTES;
    }
}
