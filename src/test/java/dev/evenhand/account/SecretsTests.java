package dev.evenhand.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

class SecretsTests {
    private static final WellKnownSecrets WELL_KNOWN =
            new WellKnownSecrets(new ClassPathResource("well-known-secrets.txt"));
    private static final Passwords PASSWORDS = new Passwords(WELL_KNOWN);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "admin",
                "12345678",
                "evenhand",
                "short",
                "password1234",
                "P4ssw0rd!!!!!",
                "EVENHAND-2026!!",
                "administrator1",
                "aaaaaaaaaaaaaa",
                "abababababababab",
                "changeme12345",
                "qwertyuiop12",
                "ada12345678ada"
            })
    void refusesWhatIsTriedFirst(String password) {
        assertThat(PASSWORDS.problem("Ada", password)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"four calm words here", "πολύ μακρύς κωδικός", "xK2#pW9!qL5z"})
    void takesWhatIsHardToGuess(String password) {
        assertThat(PASSWORDS.problem("Ada", password)).isEmpty();
    }

    @Test
    void refusesRatherThanCutsWhatBcryptWouldNotRead() {
        var limit = "a long one, ".repeat(6);
        assertThat(PASSWORDS.problem("Ada", limit)).isEmpty();
        assertThat(PASSWORDS.problem("Ada", limit + "x")).isPresent();
        assertThat(PASSWORDS.match(limit + "x", PASSWORDS.hash(limit))).isFalse();
        assertThat(PASSWORDS.match(limit, PASSWORDS.hash(limit))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "12345678", "evenhand", "adminadminadmin"})
    void doesNotStartWithAWeakPasswordWhereOthersCanReachIt(String password) {
        for (var address : new String[] {"", "0.0.0.0", "192.0.2.1"}) {
            assertThatThrownBy(() -> settings(password, "", address))
                    .isInstanceOf(WeakSecret.class)
                    .hasMessageNotContaining(password);
        }
        assertThatCode(() -> settings(password, "", "127.0.0.1")).doesNotThrowAnyException();
        assertThatCode(() -> settings(password, "", "::1")).doesNotThrowAnyException();
    }

    @Test
    void doesNotStartWithAWeakTokenWhereOthersCanReachIt() {
        assertThatThrownBy(() -> settings("", "evenhand", "")).isInstanceOf(WeakSecret.class);
        assertThatThrownBy(() -> settings("", "token".repeat(8), "")).isInstanceOf(WeakSecret.class);
        assertThatCode(() -> settings("", Secret.random("").text(), "")).doesNotThrowAnyException();
    }

    @Test
    void neverRepeatsASecret() {
        var secrets =
                Stream.generate(() -> Secret.random("").text()).limit(10_000).collect(Collectors.toSet());
        assertThat(secrets).hasSize(10_000).allMatch(text -> text.length() == 43);
    }

    private AccountSettings settings(String password, String token, String address) {
        return new AccountSettings(password, token, address, PASSWORDS, WELL_KNOWN);
    }
}
