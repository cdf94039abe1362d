package dev.evenhand.desk;

import dev.evenhand.desk.StudyPlans.Frozen;
import dev.evenhand.panel.Groups;
import dev.evenhand.panel.Rater;
import dev.evenhand.study.State;
import java.sql.Types;
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
    private final Groups groups;
    private final TransactionOperations transaction;
    private final DeskPlaces places;

    Ballots(
            JdbcClient jdbc,
            Slots slots,
            Deal deal,
            Groups groups,
            TransactionOperations transaction,
            DeskPlaces places) {
        this.places = places;
        this.groups = groups;
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
            return Objects.requireNonNull(places.take(() -> transaction.execute(status -> ready(study, rater, after))));
        } catch (Deal.NoPlace e) {
            return Next.nothing(Duration.ofSeconds(1));
        }
    }

    private Next ready(Frozen study, Rater rater, @Nullable UUID after) {
        hold(study, rater);
        if (after != null) {
            show(study, rater, after);
        }
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
        current.filter(b -> !b.shown()).ifPresent(b -> lease(study, rater, b.id()));
        var ready = after == null || current.isEmpty() ? open.stream().findFirst() : following(open, current.get());
        if (ready.isPresent()) {
            return Next.ballot(ready.get().id());
        }
        return open.size() < MOST_OPEN ? deal.next(study, rater, current.isEmpty()) : Next.nothing(null);
    }

    /**
     * The lease of a ballot begins anew when it comes on the screen, however long it waited there ahead; one that is
     * still on the screen after its lease is not given to its own rater a second time.
     */
    private void show(Frozen study, Rater rater, UUID ballot) {
        boolean due = jdbc.sql("""
                select 1 from ballot where study_id = :study and id = :ballot and rater_id = :rater
                    and state in ('issued', 'lapsed') and (shown_at is null or expires_at <= clock_timestamp())""")
                .param("study", study.id())
                .param("ballot", ballot)
                .param("rater", rater.id())
                .query(Integer.class)
                .optional()
                .isPresent();
        if (due) {
            lease(study, rater, ballot);
        }
    }

    private static Optional<Open> following(List<Open> open, Open current) {
        return open.stream().filter(b -> b.number() > current.number()).findFirst();
    }

    /**
     * Two requests of one rater, from two tabs or a retry, go one after the other, in a study that is open. All that follows
     * looks few rows up by an index; just after registration the planner knows nothing of the new rows and would read and
     * sort them all.
     */
    private void hold(Frozen study, Rater rater) {
        var state = jdbc.sql("""
                select case when r.ending is null and r.revoked_at is null then s.state end, set_config('synchronous_commit', 'off', true), set_config('enable_seqscan', 'off', true),
                       set_config('enable_sort', 'off', true), set_config('enable_hashjoin', 'off', true),
                       set_config('enable_mergejoin', 'off', true), set_config('enable_bitmapscan', 'off', true)
                from rater r join study s on s.id = :study where r.id = :rater for no key update of r""")
                .param("study", study.id())
                .param("rater", rater.id())
                .query((row, n) -> Optional.ofNullable(row.getString(1)))
                .single()
                .orElseThrow(BallotLapsed::new);
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

    /**
     * Leases a ballot anew, also one whose time is over, unless its place is another's by now, will not be given out, or
     * would be one more than its rater may have.
     */
    @Transactional
    public boolean renew(Frozen study, Rater rater, UUID ballot) {
        hold(study, rater);
        return lease(study, rater, ballot);
    }

    private boolean lease(Frozen study, Rater rater, UUID ballot) {
        if (deal.leftOut(study, rater) || full(study, rater, ballot) || groups.full(rater, ballot)) {
            return false;
        }
        var place = slots.regain(study.id(), rater.id(), ballot, Deal.lease(study));
        return jdbc.sql("""
                update ballot b set state = 'issued', slot = coalesce(:slot, slot),
                       shown_at = coalesce(shown_at, clock_timestamp()),
                       expires_at = clock_timestamp() + :lease::interval
                where study_id = :study and id = :ballot and rater_id = :rater and state in ('issued', 'lapsed')
                  and (:slot::smallint is not null
                       or slot is null
                      and not exists (select 1 from ballot o
                                      where o.study_id = b.study_id and o.comparison_id = b.comparison_id
                                        and o.rater_id = b.rater_id and o.id <> b.id and o.state <> 'lapsed'
                                        and (o.kind = 'repeat') = (b.kind = 'repeat')))""")
                        .param("slot", place.orElse(null), Types.SMALLINT)
                        .param("lease", Deal.lease(study))
                        .param("study", study.id())
                        .param("ballot", ballot)
                        .param("rater", rater.id())
                        .update()
                == 1;
    }

    /** Whether this ballot would be one too many. */
    private boolean full(Frozen study, Rater rater, UUID ballot) {
        return jdbc.sql("""
                select count(*) >= :most from ballot o
                join ballot b on b.study_id = o.study_id and b.id = :ballot
                where o.study_id = :study and o.rater_id = :rater and o.state in ('issued', 'answered')
                  and o.id <> b.id and not (o.state = 'issued' and o.comparison_id = b.comparison_id)""")
                .param("most", study.plan().maxVotesPerRater())
                .param("ballot", ballot)
                .param("study", study.id())
                .param("rater", rater.id())
                .query(Boolean.class)
                .single();
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
