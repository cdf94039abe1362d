package dev.evenhand.desk;

import dev.evenhand.panel.RatersLeft;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts what raters hold back on the pile when they leave, in the transaction that says so; slots before ballots. */
@Component
class Releasing {

    private final JdbcClient jdbc;

    Releasing(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An answer on its way either has its place already and stays, or finds its ballot lapsed. */
    @EventListener
    void release(RatersLeft left) {
        var raters = left.raters().toArray(Long[]::new);
        jdbc.sql("""
                update slot s set state = 'free', ballot_id = null, lease_until = null
                from ballot b
                where b.study_id = :study and b.rater_id = any(:raters) and b.state = 'issued'
                  and s.study_id = b.study_id and s.comparison_id = b.comparison_id and s.number = b.slot
                  and s.ballot_id = b.id and s.state = 'leased'""").param("study", left.studyId()).param("raters", raters).update();
        jdbc.sql("""
                update ballot b set state = 'lapsed'
                where b.study_id = :study and b.rater_id = any(:raters) and b.state = 'issued'
                  and not exists (select 1 from slot s
                                  where s.study_id = b.study_id and s.comparison_id = b.comparison_id
                                    and s.number = b.slot and s.ballot_id = b.id)""").param("study", left.studyId()).param("raters", raters).update();
    }
}
