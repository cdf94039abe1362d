package dev.evenhand.desk;

import dev.evenhand.commitment.BallotLot.Kind;
import dev.evenhand.desk.Ballots.Next;
import dev.evenhand.desk.Slots.Place;
import dev.evenhand.desk.Specials.Special;
import dev.evenhand.desk.StudyPlans.Frozen;
import dev.evenhand.panel.Groups;
import dev.evenhand.panel.Rater;
import dev.evenhand.study.Plan.Pairing;
import dev.evenhand.study.Plan.Stopping.Rule;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Draws a new ballot: a place that is open to the rater, then a number, and from the number what the ballot is for. All
 * run in the transaction of {@link Ballots}.
 */
@Component
class Deal {

    private final JdbcClient jdbc;
    private final Slots slots;
    private final Numbering numbering;
    private final Specials specials;
    private final AdaptivePlaces adaptive;
    private final Groups groups;

    Deal(JdbcClient jdbc, Slots slots, Numbering numbering, Specials specials, AdaptivePlaces adaptive, Groups groups) {
        this.groups = groups;
        this.jdbc = jdbc;
        this.slots = slots;
        this.numbering = numbering;
        this.specials = specials;
        this.adaptive = adaptive;
    }

    /** Special ballots come among live ones: whoever has no live one left gets none of them either. */
    Next next(Frozen study, Rater rater, boolean shown) {
        if (leftOut(study, rater) || capReached(study, rater) || groups.full(rater, null) || decided(study)) {
            return Next.nothing(null);
        }
        var place = slots.take(study.id(), rater.id());
        if (place.isEmpty() && !mayLayOut(study, rater)) {
            return Next.nothing(slots.wait(study.id(), rater.id()).orElse(null));
        }
        var drawn = place.filter(free -> free.lapsed() == null)
                .map(free -> numbering.issue(study, rater, free, shown))
                .orElseGet(() -> numbering.number(study));
        if (drawn.ballot() != null) {
            return Next.ballot(drawn.ballot());
        }
        long number = drawn.number();
        var special = specials.find(study, rater, study.plan().lot().kind(study.seed(), number), number);
        if (special.isPresent()) {
            return Next.ballot(issue(study, rater, number, special.get(), shown));
        }
        var live = place.or(() -> adaptive.layOut(study, rater, number));
        return Next.ballot(issue(study, rater, number, live.orElseThrow(NoPlace::new), shown));
    }

    private boolean mayLayOut(Frozen study, Rater rater) {
        return study.plan().pairing() == Pairing.ADAPTIVE && adaptive.room(study, rater);
    }

    /** A sequential study needs no more ballots once its interval has decided; those that are out may be answered. */
    boolean decided(Frozen study) {
        return study.plan().stopping().rule() == Rule.SEQUENTIAL
                && jdbc.sql("select exists (select 1 from sequential_end where study_id = :study)")
                        .param("study", study.id())
                        .query(Boolean.class)
                        .single();
    }

    /** Where a left-out rater's places go to others, he gets none of them again. */
    boolean leftOut(Frozen study, Rater rater) {
        return study.plan().refill()
                && jdbc.sql(
                                "select exists (select 1 from excluded_rater where study_id = :study and rater_id = :rater and planned)")
                        .param("study", study.id())
                        .param("rater", rater.id())
                        .query(Boolean.class)
                        .single();
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

    private UUID issue(Frozen study, Rater rater, long number, Special special, boolean shown) {
        var kind = study.plan().lot().kind(study.seed(), number);
        var swapped = special.swapped();
        return numbering.insert(
                study,
                rater,
                number,
                shown,
                new Numbering.Shown(
                        kind,
                        special.comparison(),
                        null,
                        swapped == null ? study.seed().swapped(number) : swapped,
                        special.repeatOf(),
                        null));
    }

    private UUID issue(Frozen study, Rater rater, long number, Place place, boolean shown) {
        if (place.lapsed() != null) {
            slots.lapse(study.id(), place.lapsed());
        }
        return numbering.insert(
                study,
                rater,
                number,
                shown,
                new Numbering.Shown(
                        Kind.LIVE,
                        place.comparisonId(),
                        place.number(),
                        study.seed().swapped(number),
                        null,
                        place.pairProbability()));
    }

    static String lease(Frozen study) {
        return study.plan().leaseMinutes() + " minutes";
    }

    /** The last place went to others between looking and taking; the number goes back with the transaction. */
    static class NoPlace extends RuntimeException {}
}
