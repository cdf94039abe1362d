package dev.evenhand.postgres;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether a vote that the server has acknowledged survives a crash of its machine. */
@Component
public class Durability {
    private static final List<String> SETTINGS = List.of("fsync", "full_page_writes", "synchronous_commit");

    private final JdbcClient database;

    Durability(JdbcClient database) {
        this.database = database;
    }

    /** What stands in the way, in words for an admin; empty on a durable server. */
    public List<String> problems() {
        return database
                .sql("select name from pg_settings where name in (:settings) and setting = 'off' order by name")
                .param("settings", SETTINGS)
                .query(String.class)
                .list()
                .stream()
                .map(name -> "PostgreSQL runs with " + name + " off: a crash would lose votes it has acknowledged.")
                .toList();
    }
}
