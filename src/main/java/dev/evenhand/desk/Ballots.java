package dev.evenhand.desk;

import dev.evenhand.desk.StudyPlans.Frozen;
import dev.evenhand.panel.Rater;
import dev.evenhand.study.State;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The ballots in raters' hands. Locks are always taken in the order rater, slot, ballot, counter, so that nobody waits in
 * a circle; times are the database's.
 */
@Service
class Ballots {

    /** One on the screen and one ahead. */
    private static final int MOST_OPEN = 2;

    private final JdbcClient jdbc;
    private final Slots slots;
    private final Deal deal;
    private final TransactionOperations transaction;

    Ballots(JdbcClient jdbc, Slots slots, Deal deal, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.slots = slots;
        this.deal = deal;
        this.transaction = transaction;
    }

    /**
     * The next ballot of a rater. An unanswered one comes back as it was; with {@code after}, the one to follow it.
     *
     * <p>Ballots are numbered without gaps, so whoever takes a number keeps the next in line waiting until commit. That
     * commit does not wait for the disk; the answer does, together with everybody else's, after the number is let go.
     */
    public Next next(Frozen study, Rater rater, @Nullable UUID after) {
        var next = inHand(study, rater, after);
        if (next.ballot() != null) {
            jdbc.sql("select pg_logical_emit_message(true, 'evenhand', '') is not null")
                    .query(Boolean.class)
                    .single();
        }
        return next;
    }

    private Next inHand(Frozen study, Rater rater, @Nullable UUID after) {
        try {
            return Objects.requireNonNull(transaction.execute(status -> ready(study, rater, after)));
        } catch (Deal.NoPlace e) {
            return Next.nothing(Duration.ofSeconds(1));
        }
    }

    private Next ready(Frozen study, Rater rater, @Nullable UUID after) {
        hold(study, rater);
        var open = open(study, rater);
        if (open.stream().anyMatch(Open::over)) {
            slots.lapse(study.id(), rater.id());
            open = open(study, rater);
        }
        var current = after == null
                ? open.stream().findFirst()
                : open.stream().filter(b -> b.id().equals(after)).findFirst();
        if (after != null && current.isEmpty()) {
            requireOwn(study, rater, after);
        }
        current.filter(b -> !b.shown()).ifPresent(b -> show(study, b.id()));
        var ready = after == null || current.isEmpty() ? open.stream().findFirst() : following(open, current.get());
        if (ready.isPresent()) {
            return Next.ballot(ready.get().id());
        }
        return open.size() < MOST_OPEN ? deal.next(study, rater, current.isEmpty()) : Next.nothing(null);
    }

    private static Optional<Open> following(List<Open> open, Open current) {
        return open.stream().filter(b -> b.number() > current.number()).findFirst();
    }

    /** Two requests of one rater, from two tabs or a retry, go one after the other, in a study that is open. */
    private void hold(Frozen study, Rater rater) {
        var state = jdbc.sql("""
                select s.state, set_config('synchronous_commit', 'off', true)
                from rater r join study s on s.id = :study where r.id = :rater for no key update of r""")
                .param("study", study.id())
                .param("rater", rater.id())
                .query((row, n) -> row.getString(1))
                .single();
        if (!state.equals(State.OPEN.code())) {
            throw new NotOpen(State.valueOf(state.toUpperCase(Locale.ROOT)));
        }
    }

    private List<Open> open(Frozen study, Rater rater) {
        return jdbc.sql("""
                select id, number, shown_at is not null as shown, expires_at <= clock_timestamp() as over from ballot
                where study_id = :study and rater_id = :rater and state = 'issued' order by number""")
                .param("study", study.id())
                .param("rater", rater.id())
                .query(Open.class)
                .list();
    }

    private void requireOwn(Frozen study, Rater rater, UUID ballot) {
        jdbc.sql("select 1 from ballot where study_id = :study and id = :ballot and rater_id = :rater")
                .param("study", study.id())
                .param("ballot", ballot)
                .param("rater", rater.id())
                .query(Integer.class)
                .optional()
                .orElseThrow(NoSuchBallot::new);
    }

    /** The lease of a ballot that was fetched ahead begins anew when it comes on the screen. */
    private void show(Frozen study, UUID ballot) {
        slots.renew(study.id(), ballot, Deal.lease(study));
        jdbc.sql("""
                update ballot set shown_at = clock_timestamp(), expires_at = clock_timestamp() + :lease::interval
                where study_id = :study and id = :ballot and state = 'issued'""")
                .param("lease", Deal.lease(study))
                .param("study", study.id())
                .param("ballot", ballot)
                .update();
    }

    /** Gives whoever is still reading the full time again; false once the place is not the ballot's any more. */
    @Transactional
    public boolean keep(Frozen study, Rater rater, UUID ballot) {
        hold(study, rater);
        slots.renew(study.id(), ballot, Deal.lease(study));
        return extend(study, rater, ballot, """
                and state = 'issued'
                and (slot is null or exists (select 1 from slot s
                     where s.study_id = ballot.study_id and s.ballot_id = ballot.id and s.state = 'leased'
                       and s.comparison_id = ballot.comparison_id and s.number = ballot.slot))""");
    }

    /** Leases a ballot anew whose time is over, unless its place is another's by now or will not be given out. */
    @Transactional
    public boolean renew(Frozen study, Rater rater, UUID ballot) {
        hold(study, rater);
        boolean regained = slots.regain(study.id(), rater.id(), ballot, Deal.lease(study));
        return extend(study, rater, ballot, regained ? "and state in ('issued', 'lapsed')" : """
                and slot is null and state in ('issued', 'lapsed')
                and not exists (select 1 from ballot o
                                where o.study_id = ballot.study_id and o.comparison_id = ballot.comparison_id
                                  and o.rater_id = ballot.rater_id and o.id <> ballot.id and o.state <> 'lapsed'
                                  and (o.kind = 'repeat') = (ballot.kind = 'repeat'))""");
    }

    private boolean extend(Frozen study, Rater rater, UUID ballot, String condition) {
        return jdbc.sql("update ballot set state = 'issued', expires_at = clock_timestamp() + :lease::interval"
                                + " where study_id = :study and id = :ballot and rater_id = :rater " + condition)
                        .param("lease", Deal.lease(study))
                        .param("study", study.id())
                        .param("ballot", ballot)
                        .param("rater", rater.id())
                        .update()
                == 1;
    }

    /** A rater who leaves gives back what is unanswered, so that nobody waits for a lease to end. */
    @Transactional
    public void giveBack(Frozen study, Rater rater) {
        jdbc.sql("select id from rater where id = :rater for no key update")
                .param("rater", rater.id())
                .query(Long.class)
                .single();
        jdbc.sql(IssuedBallot.SELECT + "where b.study_id = :study and b.rater_id = :rater and b.state = 'issued'")
                .param("study", study.id())
                .param("rater", rater.id())
                .query(IssuedBallot::of)
                .list()
                .forEach(ballot -> slots.free(study.id(), ballot, "lapsed"));
    }

    /** A ballot that waits for its answer. */
    record Open(UUID id, long number, boolean shown, boolean over) {}

    /**
     * What comes next: a ballot, or nothing for this rater.
     *
     * @param retryAfter when more may turn up, because all that is left is in other hands
     */
    record Next(@Nullable UUID ballot, @Nullable Duration retryAfter) {
        static Next ballot(UUID id) {
            return new Next(id, null);
        }

        static Next nothing(@Nullable Duration retryAfter) {
            return new Next(null, retryAfter);
        }
    }
}
