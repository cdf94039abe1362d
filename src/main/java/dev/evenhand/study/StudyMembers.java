package dev.evenhand.study;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The researchers who may read a study before it is published. */
@Component
class StudyMembers {

    private final JdbcClient jdbc;

    StudyMembers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<String> of(long study) {
        return jdbc.sql("""
                select a.name from study_member m join account a on a.id = m.account_id
                where m.study_id = :study order by lower(a.name)""").param("study", study).query(String.class).list();
    }

    /** The researchers who could be added. */
    List<String> others(long study) {
        return jdbc.sql("""
                select a.name from account a
                where a.role = 'RESEARCHER' and a.disabled_at is null
                  and not exists (select 1 from study_member m where m.study_id = :study and m.account_id = a.id)
                order by lower(a.name)""").param("study", study).query(String.class).list();
    }

    /** Whether there is such a researcher who was none of the study yet. */
    boolean add(long study, String name) {
        return jdbc.sql("""
                insert into study_member (study_id, account_id)
                select :study, id from account where lower(name) = lower(:name) and role = 'RESEARCHER'
                on conflict do nothing""").param("study", study).param("name", name).update() == 1;
    }

    boolean remove(long study, String name) {
        return jdbc.sql("""
                delete from study_member m using account a
                where m.study_id = :study and a.id = m.account_id and lower(a.name) = lower(:name)""").param("study", study).param("name", name).update() == 1;
    }
}
