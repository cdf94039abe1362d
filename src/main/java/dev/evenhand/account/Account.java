package dev.evenhand.account;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A person who signs in. Whatever should end his sessions moves the epoch on. */
@Entity
class Account {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String name;

    @Enumerated(EnumType.STRING)
    private Role role;

    private @Nullable String passwordHash;
    private boolean mustChangePassword;
    private int epoch;
    private Instant createdAt;
    private @Nullable Instant disabledAt;

    Account(String name, Role role, Instant now) {
        this.name = name;
        this.role = role;
        this.createdAt = now;
    }

    @SuppressWarnings("NullAway.Init")
    protected Account() {}

    long id() {
        if (id == null) {
            throw new IllegalStateException("Not stored yet");
        }
        return id;
    }

    String name() {
        return name;
    }

    Role role() {
        return role;
    }

    void choosePassword(String hash) {
        passwordHash = hash;
        mustChangePassword = false;
        epoch++;
    }

    /** From now on only a link lets this person in. */
    void forgetPassword() {
        passwordHash = null;
        epoch++;
    }

    void take(Role other) {
        if (role != other) {
            role = other;
            epoch++;
        }
    }

    void disable(Instant now) {
        if (disabledAt == null) {
            disabledAt = now;
            epoch++;
        }
    }

    void enable() {
        disabledAt = null;
    }

    boolean matches(Passwords passwords, String password) {
        return passwordHash != null && passwords.match(password, passwordHash);
    }

    SignedIn signedIn() {
        return new SignedIn(id(), name, role, epoch, mustChangePassword);
    }
}
