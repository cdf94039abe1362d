package dev.evenhand.study;

import java.util.ArrayList;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Refuses to take votes on a server that may forget them. */
@Component
class Durable {

    private final JdbcClient jdbc;

    Durable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void require() {
        var off = new ArrayList<String>();
        for (var setting : new String[] {"fsync", "full_page_writes", "synchronous_commit"}) {
            var value = jdbc.sql("select current_setting(:setting)")
                    .param("setting", setting)
                    .query(String.class)
                    .single();
            if (value.equals("off")) {
                off.add(setting);
            }
        }
        if (!off.isEmpty()) {
            throw new WrongState("The database server has " + String.join(", ", off)
                    + " off: votes could be lost after they were acknowledged. Turn it on, then open the study.");
        }
    }
}
