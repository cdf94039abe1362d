package dev.evenhand.account;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All people who sign in or did. */
interface Accounts extends Repository<Account, Long> {

    Account save(Account account);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Account> findById(long id);

    @Query("select count(a) > 0 from Account a where lower(a.name) = lower(:name)")
    boolean existsByName(String name);

    /** The admins who can sign in, held until the transaction ends: of two who demote each other one must wait. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("""
            select a from Account a
            where a.role = ADMIN and a.disabledAt is null and a.passwordHash is not null
            order by a.id""")
    List<Account> holdAdmins();

    default Account hold(long id) {
        return findById(id).orElseThrow(() -> new NoSuchPerson(id));
    }
}
