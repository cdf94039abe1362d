package dev.evenhand.quality;

import dev.evenhand.study.PlanReader;
import dev.evenhand.study.Refill;
import dev.evenhand.study.Study;
import dev.evenhand.study.StudyEvents;
import dev.evenhand.study.WrongState;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Leaves raters out and takes them back in. Somebody decides that, by a rule of the plan or by another reason; either way it
 * is on record. Only what the registered plan names leaves the headline.
 */
@Service
class Exclusions {

    static final String OTHER = "other";

    private final StudyEvents events;
    private final PlanReader plans;
    private final Refill refill;
    private final Audits audits;
    private final KeptFlags kept;
    private final JdbcClient jdbc;

    Exclusions(StudyEvents events, PlanReader plans, Refill refill, Audits audits, KeptFlags kept, JdbcClient jdbc) {
        this.kept = kept;
        this.refill = refill;
        this.events = events;
        this.plans = plans;
        this.audits = audits;
        this.jdbc = jdbc;
    }

    /** @param rule a {@link Rule}'s code, or {@link #OTHER} */
    @Transactional
    public void exclude(Study study, String rater, String rule, String reason, String actor) {
        holdVotes(study, rater);
        boolean planned = planned(study, rule);
        var found = finding(study, rater, rule);
        if (planned && found.filter(Finding::flagged).isEmpty()) {
            throw new WrongState("rule_silent");
        }
        decide(study, rater, "exclude", rule, planned, found, reason, actor);
    }

    /** Whether votes may leave by this rule: one of the plan has to flag the rater, as anybody can check later. */
    boolean borneOut(Study study, String rater, String rule) {
        return !planned(study, rule)
                || finding(study, rater, rule).filter(Finding::flagged).isPresent();
    }

    private boolean planned(Study study, String rule) {
        return Rules.planned(plans.stored(study.plan()), rule);
    }

    private Optional<Finding> finding(Study study, String rater, String rule) {
        return rule.equals(OTHER) ? Optional.empty() : audits.now(study, rater, Rule.of(rule));
    }

    /** The decision is taken back, and that is a decision, too. */
    @Transactional
    public void restore(Study study, String rater, String reason, String actor) {
        hold(study, rater);
        var now = current(study).stream()
                .filter(out -> out.rater().equals(rater))
                .findFirst()
                .orElseThrow(() -> new WrongState("not_left_out"));
        decide(study, rater, "restore", now.rule(), now.planned(), Optional.empty(), reason, actor);
    }

    private void decide(
            Study study,
            String rater,
            String action,
            String rule,
            boolean planned,
            Optional<Finding> found,
            String reason,
            String actor) {
        long id = hold(study, rater);
        boolean out = jdbc.sql(
                        "select exists (select 1 from excluded_rater where study_id = :study and rater_id = :rater)")
                .param("study", study.id())
                .param("rater", id)
                .query(Boolean.class)
                .single();
        if (out == action.equals("exclude")) {
            throw new WrongState(out ? "left_out" : "not_left_out");
        }
        jdbc.sql("""
                insert into exclusion (study_id, rater_id, action, rule, planned, reason, actor, seen, hits, log_evidence)
                values (:study, :rater, :action, :rule, :planned, :reason, :actor, :seen, :hits, :evidence)""")
                .param("study", study.id())
                .param("rater", id)
                .param("action", action)
                .param("rule", rule)
                .param("planned", planned)
                .param("reason", reason.strip())
                .param("actor", actor)
                .param("seen", found.map(Finding::seen).orElse(null))
                .param("hits", found.map(Finding::hits).orElse(null))
                .param("evidence", found.map(Finding::logEvidence).orElse(null))
                .update();
        var detail = new HashMap<String, Object>(
                Map.of("rater", rater, "rule", rule, "planned", planned, "reason", reason.strip()));
        found.ifPresent(finding -> detail.put("found", finding.sentence()));
        if (planned && plans.stored(study.plan()).refill()) {
            detail.put("places", action.equals("exclude") ? refill(study, id) : refill.takeBack(study, id));
        }
        events.record(study.id(), actor, action.equals("exclude") ? "excluded" : "restored", detail);
    }

    /** Once a study is over, nobody is left to fill the places; asked anew, as it may have been closed meanwhile. */
    private int refill(Study study, long rater) {
        boolean over = jdbc.sql("select state in ('closed', 'published') from study where id = :study")
                .param("study", study.id())
                .query(Boolean.class)
                .single();
        return over ? 0 : refill.giveAgain(study, rater);
    }

    /** No vote is taken meanwhile, and two admins decide one after the other. Votes hold their rater before the study. */
    private long hold(Study study, String rater) {
        long id = holdVotes(study, rater);
        jdbc.sql("select id from study where id = :study for update")
                .param("study", study.id())
                .query(Long.class)
                .single();
        return id;
    }

    /** No vote of this rater is taken meanwhile: what a rule says of him takes time, in which the others go on. */
    private long holdVotes(Study study, String rater) {
        return jdbc.sql("select id from rater where study_id = :study and name = :rater for no key update")
                .param("study", study.id())
                .param("rater", rater)
                .query(Long.class)
                .optional()
                .orElseThrow(NoSuchRater::new);
    }

    /** Who is left out now. */
    List<Excluded> current(Study study) {
        return jdbc.sql("""
                select r.name as rater, e.rule, e.planned, e.reason, e.actor, e.at
                from excluded_rater e join rater r on r.id = e.rater_id
                where e.study_id = :study order by e.at""").param("study", study.id()).query(Excluded.class).list();
    }

    /**
     * Of raters who were taken back in, the rules that had flagged them by then: whoever decided knew of these, and only
     * another rule makes the rater one to look at again. Of raters who were kept, the rules they were kept by.
     */
    Map<String, Set<Rule>> settled(Study study) {
        var settled = new HashMap<>(kept.of(study));
        jdbc.sql("""
                select distinct r.name, f.rule
                from (select distinct on (rater_id) rater_id, action, at from exclusion
                      where study_id = :study order by rater_id, id desc) decision
                join rater_finding f on f.study_id = :study and f.rater_id = decision.rater_id and f.flagged
                join rater_audit a on a.study_id = f.study_id and a.id = f.audit_id and a.at <= decision.at
                join rater r on r.id = f.rater_id
                where decision.action = 'restore'""").param("study", study.id()).query(row -> {
            settled.computeIfAbsent(row.getString(1), rater -> EnumSet.noneOf(Rule.class))
                    .add(Rule.of(row.getString(2)));
        });
        return settled;
    }

    /** Every decision about one rater. */
    List<Decision> decisions(Study study, String rater) {
        return jdbc.sql("""
                select e.action, e.rule, e.planned, e.reason, e.actor, e.at
                from exclusion e join rater r on r.id = e.rater_id
                where e.study_id = :study and r.name = :rater
                union all
                select k.action, k.rule, k.planned, k.reason, k.actor, k.at
                from kept_flag k join rater r on r.id = k.rater_id
                where k.study_id = :study and r.name = :rater order by at""")
                .param("study", study.id())
                .param("rater", rater)
                .query(Decision.class)
                .list();
    }

    record Excluded(String rater, String rule, boolean planned, String reason, String actor, OffsetDateTime at) {}

    record Decision(String action, String rule, boolean planned, String reason, String actor, OffsetDateTime at) {
        public String done() {
            return switch (action) {
                case "exclude" -> "Left out";
                case "restore" -> "Taken back in";
                case "keep" -> "Kept";
                default -> "To be looked at again";
            };
        }
    }
}
