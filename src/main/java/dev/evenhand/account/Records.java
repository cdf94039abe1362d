package dev.evenhand.account;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import tools.jackson.databind.json.JsonMapper;

/** Who did what when: what is told of studies, and everything else that people who signed in did. */
@Component
public class Records {

    static final String TOLD = Records.class.getName() + ".told";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Records(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Says that the request under way has left a record of its own already. */
    public static void told() {
        var request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(TOLD, true, RequestAttributes.SCOPE_REQUEST);
        }
    }

    static boolean isTold(HttpServletRequest request) {
        return request.getAttribute(TOLD) != null;
    }

    /** In the transaction of what is told, by whoever is signed in; the request under way leaves no other record. */
    void tell(String kind, Map<String, ?> subject) {
        var viewer = SecurityContextHolder.getContext().getAuthentication();
        if (viewer != null && viewer.getPrincipal() instanceof SignedIn person) {
            add(person.name(), kind, null, subject);
            told();
        }
    }

    void add(String actor, String kind, @Nullable String study, Map<String, ?> subject) {
        jdbc.sql(
                        "insert into admin_event (actor, kind, study, subject) values (:actor, :kind, :study, :subject::jsonb)")
                .param("actor", actor)
                .param("kind", kind)
                .param("study", study)
                .param("subject", json.writeValueAsString(subject))
                .update();
    }

    /** One line of the record. */
    public record Line(
            OffsetDateTime at,
            String actor,
            String kind,
            @Nullable String study,
            String detail,
            String reference) {}

    /** What is asked for; what is empty is not asked. */
    record Filter(
            String actor,
            String study,
            String kind,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {
        Filter {
            from = known(from);
            to = known(to);
        }

        /** A day beyond all records is as good as none, and the database may know no time in it. */
        private static @Nullable LocalDate known(@Nullable LocalDate day) {
            return day == null || day.getYear() < 1 || day.getYear() > 9998 ? null : day;
        }
    }

    List<Line> list(Filter filter, int limit, int offset) {
        return asked(filter, "order by at desc, reference desc limit :limit offset :offset")
                .param("limit", limit)
                .param("offset", offset)
                .query(Line.class)
                .list();
    }

    /** All of it, oldest first, a line at a time. */
    void each(Filter filter, Consumer<Line> line) {
        try (var lines = asked(filter, "order by at, reference").withFetchSize(500).query(Line.class).stream()) {
            lines.forEach(line);
        }
    }

    private JdbcClient.StatementSpec asked(Filter filter, String order) {
        return jdbc.sql("""
                select at, actor, kind, study, detail, reference from record
                where (:actor = '' or lower(actor) = lower(:actor)) and (:study = '' or study = :study)
                  and (:kind = '' or kind = :kind)
                  and at >= coalesce(:from::timestamptz, '-infinity') and at < coalesce(:to::timestamptz, 'infinity')
                """ + order)
                .param("actor", filter.actor())
                .param("study", filter.study())
                .param("kind", filter.kind())
                .param("from", start(filter.from()))
                .param("to", filter.to() == null ? null : start(filter.to().plusDays(1)));
    }

    private static @Nullable String start(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay().atOffset(ZoneOffset.UTC).toString();
    }

    /** Every kind there is, for choosing one. */
    List<String> kinds() {
        return jdbc.sql("select distinct kind from record order by kind")
                .query(String.class)
                .list();
    }
}
