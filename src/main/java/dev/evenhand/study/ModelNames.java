package dev.evenhand.study;

import dev.evenhand.pool.LeakMask;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The names by which a study's models could give themselves away, as they were known at registration. */
@Component
public class ModelNames {

    private final JdbcClient jdbc;

    ModelNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether a text that raters are to see would give one of the study's models away. */
    public boolean leak(long study, String text) {
        return mask(study).leaks(text);
    }

    /** Finds and masks the names, versions and makers of the study's models. */
    public LeakMask mask(long study) {
        return new LeakMask(jdbc
                .sql("select name, version, provider from study_model where study_id = :study")
                .param("study", study)
                .query((row, n) -> Stream.of(row.getString(1), row.getString(2), row.getString(3)))
                .list()
                .stream()
                .flatMap(names -> names)
                .filter(Objects::nonNull)
                .toList());
    }
}
