package dev.evenhand.desk;

import dev.evenhand.desk.StudyPlans.Frozen;
import dev.evenhand.statistics.AdaptivePairs;
import dev.evenhand.statistics.PairCounts;
import dev.evenhand.statistics.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The chances of an adaptive study's pairs by its votes so far: from sums, so their cost goes by models and not by votes. */
@Component
class PairChances {

    /** Chances may lag behind the votes by this; each place keeps the chance that it was drawn with. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<Long, Drawn> known = new ConcurrentHashMap<>();

    PairChances(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param pairs the ids of the models of each pair, the one earlier in the plan first
     */
    record Drawn(Instant at, List<Pair> pairs, AdaptivePairs chances) {}

    record Pair(long first, long second) {}

    Drawn of(Frozen study) {
        var last = known.get(study.id());
        if (last == null || Duration.between(last.at(), clock.instant()).abs().compareTo(FRESH) > 0) {
            last = read(study);
            known.put(study.id(), last);
        }
        return last;
    }

    private Drawn read(Frozen study) {
        var models = jdbc.sql("select model_id from study_model where study_id = :study order by position")
                .param("study", study.id())
                .query(Long.class)
                .list();
        return new Drawn(clock.instant(), pairs(models), AdaptivePairs.of(counts(study, models)));
    }

    private static List<Pair> pairs(List<Long> models) {
        var pairs = new ArrayList<Pair>();
        for (int first = 0; first < models.size(); first++) {
            for (int second = first + 1; second < models.size(); second++) {
                pairs.add(new Pair(models.get(first), models.get(second)));
            }
        }
        return pairs;
    }

    private PairCounts counts(Frozen study, List<Long> models) {
        var names = new HashMap<Long, String>();
        models.forEach(id -> names.put(id, Long.toString(id)));
        var counts = PairCounts.among(models.stream().map(names::get).toList());
        jdbc.sql("""
                select left_model, right_model, verdict, sum(votes) from tally_now where study_id = :study
                group by left_model, right_model, verdict""").param("study", study.id()).query(row -> {
            var left = names.get(row.getLong(1));
            var right = names.get(row.getLong(2));
            if (left != null && right != null) {
                counts.add(
                        left,
                        right,
                        Verdict.valueOf(row.getString(3).toUpperCase(java.util.Locale.ROOT)),
                        row.getLong(4));
            }
        });
        return counts.build();
    }
}
