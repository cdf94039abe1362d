package dev.evenhand.quality;

import dev.evenhand.statistics.BradleyTerry;
import dev.evenhand.statistics.RaterReport;
import dev.evenhand.study.PlanReader;
import dev.evenhand.study.Study;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks at every rater of a study by every rule, and keeps what was found. */
@Service
class Audits {

    private final RaterVoteReading reading;
    private final PlanReader plans;
    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;

    Audits(RaterVoteReading reading, PlanReader plans, JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
        this.reading = reading;
        this.plans = plans;
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** Audits the votes there are. */
    @Transactional
    public void audit(Study study) {
        long votes = countVotes(study.id());
        var plan = plans.stored(study.plan());
        var given = reading.of(study);
        var report = Rules.of(plan).of(given.votes(), given.golds(), given.readings(), BradleyTerry.standard());
        long audit = jdbc.sql("insert into rater_audit (study_id, votes) values (:study, :votes) returning id")
                .param("study", study.id())
                .param("votes", votes)
                .query(Long.class)
                .single();
        keep(study, audit, report);
    }

    /**
     * Votes of a study {@code s}, each once however often it was changed: those that count are in the tallies; only those
     * of special ballots, and of raters whom a rule of the plan leaves out, are counted one by one.
     */
    static final String VOTES = """
            (select coalesce(sum(t.votes), 0) from tally_now t where t.study_id = s.id)::bigint
            + (select count(*) from vote v where v.study_id = s.id and v.kind <> 'live' and v.revision = 1)
            + (select count(*) from excluded_rater e join vote v on v.study_id = e.study_id and v.rater_id = e.rater_id
               where e.study_id = s.id and e.planned and v.kind = 'live' and v.revision = 1)""";

    long countVotes(long study) {
        return jdbc.sql("select " + VOTES + " from study s where s.id = :study")
                .param("study", study)
                .query(Long.class)
                .single();
    }

    private void keep(Study study, long audit, RaterReport report) {
        var ids = raterIds(study);
        var rows = report.raters().stream()
                .filter(found -> ids.containsKey(found.rater()))
                .flatMap(found -> Finding.of(found, report).stream())
                .map(finding -> new MapSqlParameterSource()
                        .addValue("study", study.id())
                        .addValue("audit", audit)
                        .addValue("rater", ids.get(finding.rater()))
                        .addValue("rule", finding.rule().code())
                        .addValue("seen", finding.seen())
                        .addValue("hits", finding.hits())
                        .addValue("evidence", finding.logEvidence())
                        .addValue("target", finding.target())
                        .addValue("flagged", finding.flagged()))
                .toArray(MapSqlParameterSource[]::new);
        batches.batchUpdate("""
                insert into rater_finding (study_id, audit_id, rater_id, rule, seen, hits, log_evidence, target, flagged)
                values (:study, :audit, :rater, :rule, :seen, :hits, :evidence, :target, :flagged)""", rows);
    }

    private Map<String, Long> raterIds(Study study) {
        var ids = new HashMap<String, Long>();
        jdbc.sql("select name, id from rater where study_id = :study")
                .param("study", study.id())
                .query(row -> {
                    ids.put(row.getString(1), row.getLong(2));
                });
        return ids;
    }

    Optional<Audit> latest(Study study) {
        return jdbc.sql("select id, votes, at from rater_audit where study_id = :study order by id desc limit 1")
                .param("study", study.id())
                .query(Audit.class)
                .optional();
    }

    /** Everything that one audit found, rater by rater. */
    List<Finding> findings(Study study, Audit audit) {
        return findings(study, audit, false);
    }

    /** Only what it proposes. */
    List<Finding> flagged(Study study, Audit audit) {
        return findings(study, audit, true);
    }

    private List<Finding> findings(Study study, Audit audit, boolean flagged) {
        return jdbc.sql("""
                select r.name as rater, f.rule, f.seen, f.hits, f.log_evidence, f.target, f.flagged
                from rater_finding f join rater r on r.id = f.rater_id
                where f.study_id = :study and f.audit_id = :audit and (f.flagged or not :flagged) order by r.id, f.rule""")
                .param("flagged", flagged)
                .param("study", study.id())
                .param("audit", audit.id())
                .query(Finding::read)
                .list();
    }

    /**
     * What a rule says of one rater this moment. Gold and speed look at the rater's ballots alone; the others at everybody,
     * so that theirs is the last audit's.
     */
    Optional<Finding> now(Study study, String rater, Rule rule) {
        var rules = Rules.of(plans.stored(study.plan()));
        return switch (rule) {
            case GOLD -> Optional.of(Finding.of(rater, rules.gold().of(reading.goldsOf(study, rater))));
            case SPEED -> Optional.of(Finding.of(rater, rules.speed().of(reading.readingsOf(study, rater))));
            case SEAT, FAVOUR ->
                latest(study)
                        .flatMap(audit -> findings(study, audit).stream()
                                .filter(found -> found.rater().equals(rater) && found.rule() == rule)
                                .findFirst());
        };
    }

    /** How the evidence against one rater grew from audit to audit. */
    List<Evidence> history(Study study, String rater, Rule rule) {
        return jdbc.sql("""
                select a.votes, f.seen, f.log_evidence
                from rater_finding f
                join rater_audit a on a.study_id = f.study_id and a.id = f.audit_id
                join rater r on r.id = f.rater_id
                where f.study_id = :study and r.name = :rater and r.study_id = :study and f.rule = :rule
                  and f.log_evidence is not null and f.seen > 0
                order by f.audit_id""")
                .param("study", study.id())
                .param("rater", rater)
                .param("rule", rule.code())
                .query(Evidence.class)
                .list();
    }

    /** One look at all raters. */
    record Audit(long id, long votes, OffsetDateTime at) {}

    /** The evidence after so many ballots of the rater. */
    record Evidence(long votes, int seen, double logEvidence) {}
}
