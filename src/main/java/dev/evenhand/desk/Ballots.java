package dev.evenhand.desk;

import dev.evenhand.desk.StudyPlans.Frozen;
import dev.evenhand.panel.Rater;
import dev.evenhand.study.State;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hands out ballots. Locks are always taken in the order rater, slot, ballot, counter, so that nobody waits in a circle;
 * times are the database's.
 */
@Service
class Ballots {

    /** One on the screen and one ahead. */
    private static final int MOST_OPEN = 2;

    private final JdbcClient jdbc;
    private final Slots slots;

    Ballots(JdbcClient jdbc, Slots slots) {
        this.jdbc = jdbc;
        this.slots = slots;
    }

    /**
     * The next ballot of a rater. An unanswered one comes back as it was; with {@code after}, the one to follow it.
     */
    @Transactional
    public Next next(Frozen study, Rater rater, @Nullable UUID after) {
        requireOpen(study);
        hold(rater);
        slots.lapse(study.id(), rater.id());
        var open = open(study, rater);
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
        return open.size() < MOST_OPEN ? draw(study, rater, current.isEmpty()) : Next.nothing(null);
    }

    private static Optional<Open> following(List<Open> open, Open current) {
        return open.stream().filter(b -> b.number() > current.number()).findFirst();
    }

    private void requireOpen(Frozen study) {
        var state = jdbc.sql("select state from study where id = :study")
                .param("study", study.id())
                .query(String.class)
                .single();
        if (!state.equals(State.OPEN.code())) {
            throw new NotOpen(State.valueOf(state.toUpperCase(Locale.ROOT)));
        }
    }

    /** Two requests of one rater, from two tabs or a retry, go one after the other. */
    private void hold(Rater rater) {
        jdbc.sql("select id from rater where id = :rater for no key update")
                .param("rater", rater.id())
                .query(Long.class)
                .single();
    }

    private List<Open> open(Frozen study, Rater rater) {
        return jdbc.sql("""
                select id, number, shown_at is not null as shown from ballot
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
        slots.renew(study.id(), ballot, lease(study));
        jdbc.sql("""
                update ballot set shown_at = clock_timestamp(), expires_at = clock_timestamp() + :lease::interval
                where study_id = :study and id = :ballot and state = 'issued'""")
                .param("lease", lease(study))
                .param("study", study.id())
                .param("ballot", ballot)
                .update();
    }

    /** Leases a ballot anew whose time is over, unless its place is another's by now or will not be given out. */
    @Transactional
    public boolean renew(Frozen study, Rater rater, UUID ballot) {
        hold(rater);
        if (!slots.regain(study.id(), rater.id(), ballot, lease(study))) {
            return false;
        }
        jdbc.sql("""
                update ballot set state = 'issued', expires_at = clock_timestamp() + :lease::interval
                where study_id = :study and id = :ballot and state in ('issued', 'lapsed')""")
                .param("lease", lease(study))
                .param("study", study.id())
                .param("ballot", ballot)
                .update();
        return true;
    }

    private Next draw(Frozen study, Rater rater, boolean shown) {
        if (capReached(study, rater)) {
            return Next.nothing(null);
        }
        var place = slots.take(study.id(), rater.id());
        if (place.isEmpty()) {
            return Next.nothing(slots.wait(study.id(), rater.id()).orElse(null));
        }
        return Next.ballot(issue(study, rater, place.get(), shown));
    }

    /** As many skips as votes: nobody walks through a pool by skipping. */
    private boolean capReached(Frozen study, Rater rater) {
        return jdbc.sql("""
                select count(*) filter (where state in ('issued', 'answered')) >= :most
                    or count(*) filter (where state = 'skipped') >= :most
                from ballot where study_id = :study and rater_id = :rater""")
                .param("most", study.plan().maxVotesPerRater())
                .param("study", study.id())
                .param("rater", rater.id())
                .query(Boolean.class)
                .single();
    }

    private UUID issue(Frozen study, Rater rater, Slots.Place place, boolean shown) {
        long number = jdbc.sql("update ballot_counter set next = next + 1 where study_id = :study returning next - 1")
                .param("study", study.id())
                .query(Long.class)
                .single();
        var id = study.seed().ballotId(number);
        jdbc.sql("""
                insert into ballot (study_id, id, number, rater_id, comparison_id, slot, swapped, issued_at, shown_at, expires_at)
                values (:study, :id, :number, :rater, :comparison, :slot, :swapped, clock_timestamp(),
                        case when :shown then clock_timestamp() end, clock_timestamp() + :lease::interval)""")
                .param("study", study.id())
                .param("id", id)
                .param("number", number)
                .param("rater", rater.id())
                .param("comparison", place.comparisonId())
                .param("slot", place.number())
                .param("swapped", study.seed().swapped(number))
                .param("shown", shown)
                .param("lease", lease(study))
                .update();
        slots.lease(study.id(), place, id, lease(study));
        return id;
    }

    private static String lease(Frozen study) {
        return study.plan().leaseMinutes() + " minutes";
    }

    /** A ballot that waits for its answer. */
    record Open(UUID id, long number, boolean shown) {}

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
