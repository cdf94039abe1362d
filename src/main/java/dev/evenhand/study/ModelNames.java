package dev.evenhand.study;

import dev.evenhand.pool.LeakMask;
import dev.evenhand.pool.Message;
import dev.evenhand.pool.SelfNames;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The names by which a study's models could give themselves away, as they were known at registration. */
@Component
public class ModelNames {

    private static final int FETCH = 500;

    private final JdbcClient jdbc;

    ModelNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether a text that raters are to see would give one of the study's models away. */
    public boolean leak(long study, String text) {
        return mask(study).leaks(text);
    }

    /** Finds and masks the names, versions and makers of the study's models, and what they are also known by. */
    public LeakMask mask(long study) {
        return new LeakMask(
                jdbc.sql("""
                select distinct n.name
                from study_model m cross join lateral (values (m.name), (m.version), (m.provider)) n (name)
                where m.study_id = :study and n.name is not null
                union select name from study_alias where study_id = :study""").param("study", study).query(String.class).list());
    }

    /**
     * Keeps what the models are also known by, and what they say they are in their responses: for good, so that raters
     * of a study read the same whatever becomes known later.
     */
    void learn(long study) {
        var names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        jdbc.sql("select name from study_model where study_id = :study")
                .param("study", study)
                .query(String.class)
                .list()
                .forEach(name -> names.addAll(SelfNames.of(name)));
        jdbc.sql("""
                select r.messages from response r
                join study_model m on m.study_id = :study and m.model_id = r.model_id
                where exists (select from pool_finding f
                              where f.response_id = r.id and f.kind in ('own_name', 'known_name', 'self'))""").param("study", study).withFetchSize(FETCH).query(row -> {
            Message.list(row.getString(1)).forEach(said -> names.addAll(SelfNames.in(said.text())));
        });
        names.forEach(name -> jdbc.sql("insert into study_alias (study_id, name) values (:study, :name)")
                .param("study", study)
                .param("name", name)
                .update());
    }
}
