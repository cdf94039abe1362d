package dev.evenhand.desk;

import dev.evenhand.desk.StudyPlans.Frozen;
import dev.evenhand.panel.Rater;
import dev.evenhand.study.Guides;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What raters did around their ballots. Steps are only added, so that a rater who comes back stands where he stood. */
@Service
class Steps {

    static final int TRIES = 2;

    private final JdbcClient jdbc;
    private final Guides guides;
    private final Blinding blinding;
    private final JsonMapper json;

    Steps(JdbcClient jdbc, Guides guides, Blinding blinding, JsonMapper json) {
        this.blinding = blinding;
        this.jdbc = jdbc;
        this.guides = guides;
        this.json = json;
    }

    /** What comes next for a rater: {@link Stage#LIVE} for a ballot. */
    @Transactional(readOnly = true)
    public Stage next(Frozen study, Rater rater, @Nullable UUID open) {
        var stage = stage(study, rater);
        if (stage != Stage.LIVE) {
            return stage;
        }
        if (blinding.due(study, rater, open).isPresent()) {
            return Stage.WHICH_PRODUCT;
        }
        return breakDue(study, rater, open) > 0 ? Stage.BREAK : Stage.LIVE;
    }

    /** Where the rater stands, breaks and questions between ballots left aside. */
    @Transactional(readOnly = true)
    public Stage stage(Frozen study, Rater rater) {
        if (rater.ending() != null) {
            return Stage.ENDED;
        }
        int version = guides.version(study.id());
        if (!study.plan().staged() && version == 1) {
            return Stage.LIVE;
        }
        return stage(study, taken(study, rater), version);
    }

    private static Stage stage(Frozen study, Taken taken, int version) {
        var plan = study.plan();
        if (plan.consent() != null && !taken.last("consent").equals("agreed")) {
            return taken.last("consent").isEmpty() ? Stage.CONSENT : Stage.DECLINED;
        }
        if (taken.highest("guide") < version && (plan.staged() || version > 1)) {
            return Stage.GUIDE;
        }
        if (!plan.comprehension().isEmpty() && !taken.last("comprehension").equals("passed")) {
            return taken.highest("comprehension") < TRIES ? Stage.COMPREHENSION : Stage.FAILED;
        }
        if (taken.highest("practice") < plan.practice().size()) {
            return Stage.PRACTICE;
        }
        return plan.qualification() == null
                ? Stage.LIVE
                : Qualifying.of(plan.qualification(), taken.of("qualification")).stage();
    }

    /**
     * How many votes a break is due after, or 0. An answer that is still on its way counts: the ballot fetched ahead
     * would otherwise jump over the break.
     *
     * @param open the ballot on the screen
     */
    @Transactional(readOnly = true)
    public int breakDue(Frozen study, Rater rater, @Nullable UUID open) {
        var every = study.plan().breakAfter();
        if (every == null) {
            return 0;
        }
        int done = jdbc.sql("""
                select count(*) from ballot where study_id = :study and rater_id = :rater
                    and (state = 'answered' or (state = 'issued' and id = :open::uuid))""")
                .param("study", study.id())
                .param("rater", rater.id())
                .param("open", open)
                .query(Integer.class)
                .single();
        boolean due = done > 0
                && done % every == 0
                && done < study.plan().maxVotesPerRater()
                && taken(study, rater).highest("break") < done;
        return due ? done : 0;
    }

    /** Adds a step; the same step again changes nothing, whatever it says. */
    @Transactional
    public void take(Frozen study, Rater rater, String step, int number, String outcome, Map<String, ?> detail) {
        jdbc.sql("""
                insert into rater_step (study_id, rater_id, step, number, outcome, detail)
                values (:study, :rater, :step, :number, :outcome, :detail::jsonb) on conflict do nothing""")
                .param("study", study.id())
                .param("rater", rater.id())
                .param("step", step)
                .param("number", number)
                .param("outcome", outcome)
                .param("detail", json.writeValueAsString(detail))
                .update();
    }

    Taken taken(Frozen study, Rater rater) {
        return new Taken(jdbc.sql("""
                select step, number, outcome, detail::text from rater_step
                where study_id = :study and rater_id = :rater order by step, number""")
                .param("study", study.id())
                .param("rater", rater.id())
                .query(Step.class)
                .list());
    }

    record Step(String step, int number, String outcome, String detail) {}

    /** All steps of a rater in order. */
    record Taken(List<Step> steps) {

        int highest(String step) {
            return of(step).stream().mapToInt(Step::number).max().orElse(0);
        }

        /** How it ended the last time; empty if it was not done yet. */
        String last(String step) {
            return of(step).stream()
                    .reduce((earlier, later) -> later)
                    .map(Step::outcome)
                    .orElse("");
        }

        List<Step> of(String step) {
            return steps.stream().filter(s -> s.step().equals(step)).toList();
        }
    }
}
