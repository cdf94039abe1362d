package dev.evenhand.quality;

import dev.evenhand.study.Study;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What raters made of the gold tasks that nobody misses who reads them; from some misses on an ending is proposed. */
@Component
class AttentionChecks {

    /** Fewer a platform such as Prolific takes for no reason to reject anybody. */
    private static final int ENOUGH = 2;

    private final JdbcClient jdbc;

    AttentionChecks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those for whom an ending is proposed, who missed most first. */
    List<Attention> proposed(Study study) {
        return find(study, "").stream().filter(Attention::proposed).toList();
    }

    /** Empty for whoever was shown none. */
    Optional<Attention> of(Study study, String rater) {
        return find(study, rater).stream().findFirst();
    }

    private List<Attention> find(Study study, String rater) {
        return jdbc.sql("""
                select r.name as rater, count(*) as seen, count(*) filter (where not (%s)) as missed,
                       r.ending is not null or r.revoked_at is not null as ended
                from latest_vote v
                join comparison c on c.study_id = v.study_id and c.id = v.comparison_id
                join task t on t.id = c.task_id and t.gold ->> 'attention' = 'true'
                join rater r on r.id = v.rater_id
                where v.study_id = :study and v.kind = 'gold' and (:rater = '' or r.name = :rater)
                group by r.id order by missed desc, r.id""".formatted(GoldAnswer.RIGHT))
                .param("study", study.id())
                .param("rater", rater)
                .query(Attention.class)
                .list();
    }

    /** @param ended whether the rater gets no more ballots already */
    record Attention(String rater, long seen, long missed, boolean ended) {

        /** Nobody's way ends by itself: somebody decides it. */
        public boolean proposed() {
            return missed >= ENOUGH && !ended;
        }

        public String figure() {
            return missed + " of " + seen + " missed";
        }
    }
}
