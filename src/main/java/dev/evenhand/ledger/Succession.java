package dev.evenhand.ledger;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Refuses an old primary that comes back after another server has taken its place: each promotion begins a new timeline,
 * and the newest that ledgers were written in is kept outside both, where the checkpoints are. Until something new is
 * signed the two have the same checkpoints, and only this tells them apart.
 */
@Component
class Succession {

    private static final Logger LOG = LoggerFactory.getLogger(Succession.class);

    private final JdbcClient jdbc;
    private final Anchors anchors;

    Succession(JdbcClient jdbc, Anchors anchors) {
        this.jdbc = jdbc;
        this.anchors = anchors;
    }

    /** @param system what a primary has in common with its standbys, and with no other server */
    private record Server(String system, int timeline) {}

    /** Throws {@link BrokenLog} on a server whose place another has taken. */
    void follow() {
        server().ifPresent(server -> anchors.alone(() -> {
            int newest = anchors.timeline(server.system());
            if (server.timeline() < newest) {
                throw new BrokenLog(
                        "This database server is on timeline %d, and ledgers were written on timeline %d since: another server has taken its place."
                                .formatted(server.timeline(), newest));
            }
            if (server.timeline() > newest) {
                anchors.keepTimeline(server.system(), server.timeline());
            }
        }));
    }

    void remember() {
        try {
            follow();
        } catch (BrokenLog old) {
            LOG.error("{}", old.getMessage());
        }
    }

    /** Nothing of a server that does not say, such as one that somebody else runs and has changed. */
    private Optional<Server> server() {
        try {
            return jdbc.sql("""
                    select system_identifier::text as system,
                           ('x' || left(pg_walfile_name(pg_current_wal_insert_lsn()), 8))::bit(32)::int as timeline
                    from pg_control_system()""").query(Server.class).optional();
        } catch (DataAccessException e) {
            LOG.debug("The database server does not tell its timeline", e);
            return Optional.empty();
        }
    }
}
