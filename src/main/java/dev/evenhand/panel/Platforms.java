package dev.evenhand.panel;

import dev.evenhand.study.Study;
import dev.evenhand.study.StudyEvents;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The outside platforms of studies, and what their raters take back to them. */
@Service
public class Platforms {

    private final JdbcClient jdbc;
    private final StudyEvents events;

    Platforms(JdbcClient jdbc, StudyEvents events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    @Transactional(readOnly = true)
    Optional<Platform> of(long study) {
        return jdbc.sql("""
                select kind, name, person_parameter, session_parameter, study_parameter, return_address, goes_by_itself
                from panel_platform where study_id = :study""")
                .param("study", study)
                .query(Stored.class)
                .optional()
                .map(stored -> stored.with(codes(study)));
    }

    private Map<Outcome, String> codes(long study) {
        var codes = new EnumMap<Outcome, String>(Outcome.class);
        jdbc.sql("select outcome, code from panel_code where study_id = :study")
                .param("study", study)
                .query(row -> {
                    codes.put(Outcome.of(row.getString("outcome")), row.getString("code"));
                });
        return codes;
    }

    /** Of two who save at once, the second waits at the platform's row and has the last word. */
    @Transactional
    void save(Study study, Platform platform, String actor) {
        jdbc.sql("""
                insert into panel_platform (study_id, kind, name, person_parameter, session_parameter, study_parameter,
                                            return_address, goes_by_itself)
                values (:study, :kind, :name, :person, :session, :outsideStudy, :address, :itself)
                on conflict (study_id) do update set
                    kind = excluded.kind, name = excluded.name, person_parameter = excluded.person_parameter,
                    session_parameter = excluded.session_parameter, study_parameter = excluded.study_parameter,
                    return_address = excluded.return_address, goes_by_itself = excluded.goes_by_itself""")
                .param("study", study.id())
                .param("kind", platform.kind())
                .param("name", platform.name())
                .param("person", platform.personParameter())
                .param("session", platform.sessionParameter())
                .param("outsideStudy", platform.studyParameter())
                .param("address", platform.returnAddress())
                .param("itself", platform.goesByItself())
                .update();
        jdbc.sql("delete from panel_code where study_id = :study")
                .param("study", study.id())
                .update();
        platform.codes()
                .forEach((outcome, code) -> jdbc.sql(
                                "insert into panel_code (study_id, outcome, code) values (:study, :outcome, :code)")
                        .param("study", study.id())
                        .param("outcome", outcome.code())
                        .param("code", code)
                        .update());
        events.record(study.id(), actor, "platform_set", Map.of("platform", platform.name()));
    }

    /**
     * What a rater takes along at the end: the platform's code and the way back for whoever came from one, else the
     * plan's code.
     *
     * @param planned the plan's code for this outcome
     */
    @Transactional(readOnly = true)
    public Farewell farewell(Rater rater, Outcome outcome, @Nullable String planned) {
        var sent = jdbc.sql("select person, session, outside_study from outside_id where rater_id = :rater")
                .param("rater", rater.id())
                .query(Sent.class)
                .optional();
        if (sent.isEmpty()) {
            return new Farewell(planned, null, null, false);
        }
        return of(rater.studyId())
                .map(platform -> farewell(platform, outcome, planned, sent.get()))
                .orElseGet(() -> new Farewell(planned, null, null, false));
    }

    private static Farewell farewell(Platform platform, Outcome outcome, @Nullable String planned, Sent sent) {
        var code = platform.codes().getOrDefault(outcome, planned);
        var template = platform.returnAddress();
        if (template == null || (code == null && template.contains("{code}"))) {
            return new Farewell(code, platform.name(), null, false);
        }
        return new Farewell(
                code, platform.name(), new ReturnAddress(template).with(sent.values(code)), platform.goesByItself());
    }

    /**
     * What somebody takes along.
     *
     * @param address the way back; null where there is none
     * @param byItself whether the page leads there without pressing anything
     */
    public record Farewell(
            @Nullable String code,
            @Nullable String platform,
            @Nullable String address,
            boolean byItself) {}

    private record Sent(
            String person,
            @Nullable String session,
            @Nullable String outsideStudy) {
        Map<String, String> values(@Nullable String code) {
            var values = new HashMap<String, String>();
            values.put("worker_id", person);
            values.put("code", code == null ? "" : code);
            values.put("session_id", session == null ? "" : session);
            values.put("study_id", outsideStudy == null ? "" : outsideStudy);
            return values;
        }
    }

    private record Stored(
            String kind,
            String name,
            String personParameter,
            @Nullable String sessionParameter,
            @Nullable String studyParameter,
            @Nullable String returnAddress,
            boolean goesByItself) {
        Platform with(Map<Outcome, String> codes) {
            return new Platform(
                    kind, name, personParameter, sessionParameter, studyParameter, returnAddress, goesByItself, codes);
        }
    }
}
