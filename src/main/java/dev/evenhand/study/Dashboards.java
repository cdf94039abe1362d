package dev.evenhand.study;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts a study's dashboard together: each part a query whose cost does not grow with the votes. */
@Component
class Dashboards {

    private static final int RATERS_SHOWN = 12;

    /** A forecast goes by the last week at the most: panels change. */
    private static final Duration LOOKED_BACK = Duration.ofDays(7);

    private final Pace pace;
    private final StudyProgress progress;
    private final Stuck stuck;
    private final JdbcClient jdbc;
    private final Clock clock;

    Dashboards(Pace pace, StudyProgress progress, Stuck stuck, JdbcClient jdbc, Clock clock) {
        this.pace = pace;
        this.progress = progress;
        this.stuck = stuck;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Dashboard of(Study study, Plan plan) {
        pace.refresh(study.id());
        var counted = progress.of(study.id());
        var slices = pace.slices(study.id());
        var now = study.closedAt().orElseGet(clock::instant);
        var from = study.openedAt().orElse(study.registeredAt().orElse(study.createdAt()));
        var forecast = study.state() == State.OPEN ? forecast(slices, counted.of() - counted.votes(), from, now) : null;
        return new Dashboard(
                now,
                counted,
                pace.crowd(study.id(), plan.maxVotesPerRater()),
                pace.atWork(study.id()),
                pace.medianSeconds(study.id()),
                forecast,
                PaceChart.of(slices, counted.of(), from, now, forecast),
                pace.byCategory(study.id()),
                pace.byPair(study.id()),
                pace.raters(study.id(), RATERS_SHOWN),
                stuck.held(study.id(), plan.leaseMinutes()),
                stuck.skipped(study.id()),
                progress.parked(study.id()),
                glance(study.id(), counted));
    }

    /** In ten minutes in a young study, in hours in an older one. */
    private static @Nullable Forecast forecast(List<Pace.Slice> slices, long remaining, Instant from, Instant now) {
        var start = from.isBefore(now.minus(LOOKED_BACK)) ? now.minus(LOOKED_BACK) : from;
        var past = Duration.between(start, now);
        var span = past.compareTo(Duration.ofHours(12)) < 0 ? Duration.ofMinutes(10) : Duration.ofHours(1);
        var counts = new long[(int) (past.toMillis() / span.toMillis())];
        for (var slice : slices) {
            // Spans end now; a slice belongs to the span in which it began.
            long back = Duration.between(slice.slice().toInstant(), now).toMillis() / span.toMillis();
            int at = counts.length - 1 - (int) Math.min(back, Integer.MAX_VALUE);
            if (at >= 0 && at < counts.length) {
                counts[at] += slice.votes();
            }
        }
        return Forecast.of(counts, span, remaining, now).orElse(null);
    }

    private Dashboard.Glance glance(long study, StudyProgress.Progress counted) {
        return jdbc.sql("""
                select coalesce(100.0 * sum(votes) filter (where verdict = 'model_a')
                                / nullif(sum(votes) filter (where verdict in ('model_a', 'model_b')), 0), -1)::float8 as left_share,
                       coalesce(sum(votes) filter (where verdict in ('model_a', 'model_b')), 0)::bigint as decisive
                from tally_now where study_id = :study""")
                .param("study", study)
                .query((row, n) -> new Dashboard.Glance(
                        row.getDouble("left_share"),
                        row.getLong("decisive"),
                        counted.votes() == 0 ? -1 : 100.0 * counted.skips() / (counted.votes() + counted.skips())))
                .single();
    }
}
