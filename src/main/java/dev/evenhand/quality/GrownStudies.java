package dev.evenhand.quality;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the studies whose raters are to be looked at again; what it remembers can be lost. */
@Component
class GrownStudies {

    /** Beyond this an audit takes longer than anybody wants to spend on it unasked. */
    static final long MOST_VOTES = 500_000;

    private final JdbcClient jdbc;

    /** Votes in the tallies of studies that are over, when all their votes were counted last. */
    private final Map<Long, Long> counted = new ConcurrentHashMap<>();

    GrownStudies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Tallied(long id, long votes) {}

    /**
     * Those for one look. A study that is over and has as many votes in its tallies as the last time is not counted again:
     * its special votes are counted one by one, and none of them comes any more.
     */
    List<Long> forOneLook() {
        var over = jdbc.sql("""
                select s.id, coalesce((select sum(t.votes) from tally_now t where t.study_id = s.id), 0)::bigint as votes
                from study s where s.state in ('closed', 'published')""").query(Tallied.class).list();
        var known = over.stream()
                .filter(study -> counted.getOrDefault(study.id(), -1L) == study.votes())
                .map(Tallied::id)
                .toArray(Long[]::new);
        var grown = jdbc.sql(GROWN)
                .param("most", MOST_VOTES)
                .param("known", known)
                .query(Long.class)
                .list();
        counted.putAll(over.stream()
                .filter(study -> !grown.contains(study.id()))
                .collect(Collectors.toMap(Tallied::id, Tallied::votes)));
        return grown;
    }

    /** By a fiftieth and twenty votes at least while a study goes on, by any vote once it is over. */
    private static final String GROWN = """
            select s.id
            from study s
            cross join lateral (select %s as votes) now
            left join lateral (select a.votes from rater_audit a where a.study_id = s.id order by a.id desc limit 1) last
                   on true
            where s.state in ('open', 'paused', 'closed', 'published') and s.id <> all(:known::bigint[])
              and now.votes between 1 and :most
              and now.votes - coalesce(last.votes, 0) >=
                  case when s.state in ('closed', 'published') then 1 else greatest(20, coalesce(last.votes, 0) / 50) end""".formatted(Audits.VOTES);
}
