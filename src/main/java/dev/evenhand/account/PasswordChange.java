package dev.evenhand.account;

import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sets passwords, by the old one or by a link; either way all earlier sessions end. */
@Service
class PasswordChange {

    private final Accounts accounts;
    private final AccountLinks links;
    private final Passwords passwords;

    PasswordChange(Accounts accounts, AccountLinks links, Passwords passwords) {
        this.accounts = accounts;
        this.links = links;
        this.passwords = passwords;
    }

    /** The person as he is afterwards; empty if the old password is wrong. */
    @Transactional
    public Optional<SignedIn> change(long accountId, String old, String chosen) {
        var account = accounts.hold(accountId);
        if (!account.matches(passwords, old)) {
            return Optional.empty();
        }
        account.choosePassword(passwords.hash(chosen));
        links.withdraw(accountId);
        return Optional.of(account.signedIn());
    }

    @Transactional
    public void choose(Secret link, String chosen) {
        var id = links.use(link).orElseThrow(LinkSpent::new);
        accounts.hold(id).choosePassword(passwords.hash(chosen));
    }
}
