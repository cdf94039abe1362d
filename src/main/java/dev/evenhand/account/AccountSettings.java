package dev.evenhand.account;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What the environment says about the first admin and his token. Weak secrets are refused where others can reach the server. */
@Component
class AccountSettings {

    private static final int SHORTEST_TOKEN = 24;

    private final @Nullable String adminPassword;
    private final @Nullable Secret apiToken;

    AccountSettings(
            @Value("${EVENHAND_ADMIN_PASSWORD:}") String adminPassword,
            @Value("${EVENHAND_API_TOKEN:}") String apiToken,
            @Value("${server.address:}") String address,
            Passwords passwords,
            WellKnownSecrets wellKnown) {
        this.adminPassword = adminPassword.isEmpty() ? null : adminPassword;
        this.apiToken = apiToken.isEmpty() ? null : new Secret(apiToken);
        if (isLoopback(address)) {
            return;
        }
        if (this.adminPassword != null) {
            passwords.problem(FirstAdmin.NAME, adminPassword).ifPresent(problem -> {
                throw new WeakSecret("EVENHAND_ADMIN_PASSWORD", problem);
            });
        }
        if (this.apiToken != null && (apiToken.length() < SHORTEST_TOKEN || wellKnown.include(apiToken))) {
            throw new WeakSecret("EVENHAND_API_TOKEN", "Use at least " + SHORTEST_TOKEN + " random characters.");
        }
    }

    @Nullable
    String adminPassword() {
        return adminPassword;
    }

    @Nullable
    Secret apiToken() {
        return apiToken;
    }

    private static boolean isLoopback(String address) {
        try {
            return !address.isEmpty() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
