package dev.evenhand.account;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** The old password where there is one, the new one, and the new one again. */
final class PasswordForm {

    private final String old;
    private final String chosen;
    private final String repeated;

    PasswordForm(@Nullable String old, @Nullable String chosen, @Nullable String repeated) {
        this.old = Objects.requireNonNullElse(old, "");
        this.chosen = Objects.requireNonNullElse(chosen, "");
        this.repeated = Objects.requireNonNullElse(repeated, "");
    }

    public String getOld() {
        return old;
    }

    public String getChosen() {
        return chosen;
    }

    public String getRepeated() {
        return repeated;
    }

    void check(String name, Passwords passwords, Errors errors) {
        passwords.problem(name, chosen).ifPresent(problem -> errors.rejectValue("chosen", "weak", problem));
        if (!errors.hasErrors() && !chosen.equals(repeated)) {
            errors.rejectValue("repeated", "differs", "The two are not the same.");
        }
    }
}
