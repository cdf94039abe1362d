package dev.evenhand.quality;

import dev.evenhand.study.PlanReader;
import dev.evenhand.study.Study;
import dev.evenhand.study.StudyEvents;
import dev.evenhand.study.WrongState;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps raters whom a rule flags, by somebody's decision and on record. Whoever is kept is to be looked at again only when
 * another rule flags them, when the e-value is {@link #TIMES} times what it was then, or the share of unread answers has
 * grown by {@link #SHARE}.
 */
@Service
class KeptFlags {

    static final double TIMES = 100;
    static final double SHARE = 0.1;

    private final Audits audits;
    private final PlanReader plans;
    private final StudyEvents events;
    private final JdbcClient jdbc;

    KeptFlags(Audits audits, PlanReader plans, StudyEvents events, JdbcClient jdbc) {
        this.audits = audits;
        this.plans = plans;
        this.events = events;
        this.jdbc = jdbc;
    }

    /** By every rule that flags the rater in the last audit and about which nobody has decided yet. */
    @Transactional
    public void keep(Study study, String rater, String reason, String actor) {
        long id = hold(study, rater);
        var settled = of(study).getOrDefault(rater, Set.of());
        decide(study, id, "keep", flags(study, rater, true, settled), reason, actor);
    }

    /** The decision is taken back, and that is a decision, too. */
    @Transactional
    public void reopen(Study study, String rater, String reason, String actor) {
        long id = hold(study, rater);
        var settled = of(study).getOrDefault(rater, Set.of());
        decide(study, id, "reopen", flags(study, rater, false, settled), reason, actor);
    }

    private List<Finding> flags(Study study, String rater, boolean open, Set<Rule> settled) {
        return audits
                .latest(study)
                .map(audit -> open ? audits.flagged(study, audit) : audits.findings(study, audit))
                .orElse(List.of())
                .stream()
                .filter(found -> found.rater().equals(rater) && settled.contains(found.rule()) != open)
                .toList();
    }

    private void decide(Study study, long rater, String action, List<Finding> flags, String reason, String actor) {
        if (flags.isEmpty()) {
            throw new WrongState(action.equals("keep") ? "not_flagged" : "not_kept");
        }
        var plan = plans.stored(study.plan());
        for (var flag : flags) {
            jdbc.sql("""
                    insert into kept_flag (study_id, rater_id, rule, action, planned, reason, actor, seen, hits, log_evidence)
                    values (:study, :rater, :rule, :action, :planned, :reason, :actor, :seen, :hits, :evidence)""")
                    .param("study", study.id())
                    .param("rater", rater)
                    .param("rule", flag.rule().code())
                    .param("action", action)
                    .param("planned", Rules.planned(plan, flag.rule().code()))
                    .param("reason", reason.strip())
                    .param("actor", actor)
                    .param("seen", flag.seen())
                    .param("hits", flag.hits())
                    .param("evidence", flag.logEvidence())
                    .update();
        }
        events.record(
                study.id(),
                actor,
                action.equals("keep") ? "rater_kept" : "flag_reopened",
                Map.of(
                        "rater", flags.get(0).rater(),
                        "rule", flags.stream().map(flag -> flag.rule().code()).collect(Collectors.joining(", ")),
                        "found", flags.stream().map(Finding::sentence).collect(Collectors.joining("; ")),
                        "reason", reason.strip()));
    }

    /** Two admins decide one after the other. */
    private long hold(Study study, String rater) {
        return jdbc.sql("select id from rater where study_id = :study and name = :rater for no key update")
                .param("study", study.id())
                .param("rater", rater)
                .query(Long.class)
                .optional()
                .orElseThrow(NoSuchRater::new);
    }

    /** The rules by which raters are kept still: those whose evidence has not grown by a step since. */
    Map<String, Set<Rule>> of(Study study) {
        var kept = new HashMap<String, Set<Rule>>();
        jdbc.sql("""
                select r.name, k.rule
                from (select distinct on (rater_id, rule) * from kept_flag
                      where study_id = :study order by rater_id, rule, id desc) k
                join rater r on r.id = k.rater_id
                left join rater_finding f on f.study_id = k.study_id and f.rater_id = k.rater_id and f.rule = k.rule
                     and f.audit_id = (select max(id) from rater_audit where study_id = :study)
                where k.action = 'keep'
                  and not coalesce(f.log_evidence >= k.log_evidence + ln(:times::float8), false)
                  and not (k.rule = 'speed' and coalesce(
                      f.hits / nullif(f.seen, 0)::float8 >= k.hits / nullif(k.seen, 0)::float8 + :share, false))""")
                .param("study", study.id())
                .param("times", TIMES)
                .param("share", SHARE)
                .query(row -> {
                    kept.computeIfAbsent(row.getString(1), rater -> EnumSet.noneOf(Rule.class))
                            .add(Rule.of(row.getString(2)));
                });
        return kept;
    }
}
