package dev.evenhand.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Gives whoever is still reading a ballot its full time again, as often as asked (WCAG 2.2.1). */
@Controller
class LeasePages {

    private final Seating seating;
    private final Slots slots;
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;

    LeasePages(Seating seating, Slots slots, JdbcClient jdbc, TransactionOperations transaction) {
        this.seating = seating;
        this.slots = slots;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Answers the seconds from now; 410 once the place is not the ballot's any more. */
    @PostMapping("/desk/{study}/ballots/{ballot}/keep")
    ResponseEntity<String> keep(@PathVariable String study, @PathVariable String ballot, HttpServletRequest request) {
        var seat = seating.of(study, request);
        var id = BallotId.parse(ballot).orElseThrow(NoSuchBallot::new);
        if (!Boolean.TRUE.equals(transaction.execute(status -> renewed(seat, id)))) {
            throw new BallotLapsed();
        }
        return ResponseEntity.ok(Long.toString(60L * seat.study().plan().leaseMinutes()));
    }

    /** Slot before ballot, as everywhere. */
    private boolean renewed(Seat seat, UUID ballot) {
        var lease = seat.study().plan().leaseMinutes() + " minutes";
        var held = jdbc.sql("""
                select 1 from slot s join ballot b on b.study_id = s.study_id and b.id = s.ballot_id
                where b.study_id = :study and b.id = :ballot and b.rater_id = :rater
                  and b.state = 'issued' and s.state = 'leased' for update of s""")
                .param("study", seat.study().id())
                .param("ballot", ballot)
                .param("rater", seat.rater().id())
                .query(Integer.class)
                .optional();
        if (held.isEmpty()) {
            return false;
        }
        slots.renew(seat.study().id(), ballot, lease);
        jdbc.sql("""
                update ballot set expires_at = clock_timestamp() + :lease::interval
                where study_id = :study and id = :ballot and state = 'issued'""")
                .param("lease", lease)
                .param("study", seat.study().id())
                .param("ballot", ballot)
                .update();
        return true;
    }
}
