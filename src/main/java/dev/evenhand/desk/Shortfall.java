package dev.evenhand.desk;

import dev.evenhand.desk.StudyPlans.Frozen;
import dev.evenhand.panel.Rater;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells who has done his part from who came to the end without it: a platform pays by the code that is shown then. Whom the
 * work ran out on has done his part by what he judged; who skipped what is left has not.
 */
@Component
class Shortfall {

    static final String SKIPPED = "skipped";
    static final String NOTHING_LEFT = "nothing_left";

    private final JdbcClient jdbc;
    private final Deal deal;

    Shortfall(JdbcClient jdbc, Deal deal) {
        this.jdbc = jdbc;
        this.deal = deal;
    }

    /**
     * @param why nobody in the rater's place gets a ballot; null where there is none left for him
     * @return what he is told instead of thanks; null when he has done his part
     */
    @Nullable
    String of(Frozen study, Rater rater, @Nullable String why) {
        int most = study.plan().maxVotesPerRater();
        var part = part(study, rater);
        // Who was told that he is done stays so, whatever is free again since.
        if (part.finished()) {
            return why;
        }
        if (part.judged() < most && part.skipped() >= most) {
            return SKIPPED;
        }
        if (why != null) {
            return why;
        }
        if (part.skipped() > part.judged() && part.left() && !deal.decided(study)) {
            return SKIPPED;
        }
        if (part.judged() > 0) {
            return null;
        }
        return part.skipped() > 0 && !deal.decided(study) ? SKIPPED : NOTHING_LEFT;
    }

    /** @param left whether votes are still wanted for what the rater skipped, be it set aside for being skipped by many */
    record Part(long judged, long skipped, boolean left, boolean finished) {}

    private Part part(Frozen study, Rater rater) {
        return jdbc.sql("""
                select count(*) filter (where b.state = 'answered') as judged,
                       count(*) filter (where b.state = 'skipped') as skipped,
                       coalesce(bool_or(b.state = 'skipped' and exists (
                           select 1 from slot s
                           where s.study_id = b.study_id and s.comparison_id = b.comparison_id
                             and s.state <> 'filled')), false) as left,
                       (select finished_at is not null from rater where id = :rater) as finished
                from ballot b where b.study_id = :study and b.rater_id = :rater""")
                .param("study", study.id())
                .param("rater", rater.id())
                .query(Part.class)
                .single();
    }
}
