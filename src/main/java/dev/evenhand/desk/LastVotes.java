package dev.evenhand.desk;

import dev.evenhand.desk.StudyPlans.Frozen;
import dev.evenhand.panel.Rater;
import dev.evenhand.study.Scale.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A rater's last answers, as the rater gave them: what may be opened again and changed. */
@Component
class LastVotes {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    LastVotes(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** One of the list, by what the request said. */
    record Line(
            UUID ballotId,
            String request,
            String verdict,
            @Nullable Integer strength,
            OffsetDateTime votedAt,
            int revision) {

        public String ballot() {
            return BallotId.text(ballotId);
        }

        public String choice(Frozen study) {
            return label(study, verdict, strength);
        }
    }

    List<Line> list(Frozen study, Rater rater) {
        return jdbc.sql("""
                select v.ballot_id, left(t.prompt_text, 200) as request, v.verdict, v.strength, v.voted_at, v.revision
                from (select id from vote
                      where study_id = :study and rater_id = :rater and revision = 1 and ballot_id is not null
                      order by id desc limit 10) last
                join latest_vote v on v.study_id = :study and v.id = last.id
                join task t on t.id = v.task_id
                order by v.id desc""")
                .param("study", study.id())
                .param("rater", rater.id())
                .query(Line.class)
                .list();
    }

    /** The answer a ballot has now, with the number of its revision. */
    @Transactional(readOnly = true)
    public Given given(Frozen study, Rater rater, UUID ballot) {
        return jdbc.sql("""
                select v.id, v.revision, v.verdict, v.strength, v.confidence, v.axes, v.flags, v.reasons, r.text as rationale,
                       (select text from guess where study_id = v.study_id and vote_id = v.id
                                                 and revision = v.revision and seat = 'a') as guess_a,
                       (select text from guess where study_id = v.study_id and vote_id = v.id
                                                 and revision = v.revision and seat = 'b') as guess_b
                from latest_vote v
                left join rationale r on r.study_id = v.study_id and r.vote_id = v.id and r.revision = v.revision
                where v.study_id = :study and v.ballot_id = :ballot and v.rater_id = :rater""")
                .param("study", study.id())
                .param("ballot", ballot)
                .param("rater", rater.id())
                .query((row, n) -> new Given(row.getInt("revision"), form(study, row)))
                .optional()
                .orElseThrow(NoSuchBallot::new);
    }

    record Given(int revision, AnswerForm form) {}

    private AnswerForm form(Frozen study, ResultSet row) throws SQLException {
        return new AnswerForm(
                label(study, row.getString("verdict"), row.getObject("strength", Integer.class)),
                AnswerForm.axes(read(row.getString("axes"), new TypeReference<>() {})),
                AnswerForm.flags(read(row.getString("flags"), new TypeReference<>() {})),
                List.of((String[]) row.getArray("reasons").getArray()),
                row.getString("rationale"),
                row.getObject("confidence", Integer.class),
                row.getString("guess_a"),
                row.getString("guess_b"),
                null,
                null,
                null,
                null,
                null);
    }

    private <T> @Nullable T read(@Nullable String text, TypeReference<T> type) {
        return text == null ? null : json.readValue(text, type);
    }

    private static String label(Frozen study, String column, @Nullable Integer strength) {
        var verdict = Map.of("model_a", Verdict.A, "model_b", Verdict.B)
                .getOrDefault(column, column.equals("tie") ? Verdict.TIE : Verdict.BOTH_BAD);
        return study.plan()
                .scale()
                .choice(verdict, strength == null ? 0 : strength)
                .map(choice -> choice.label())
                .orElse(verdict.name().toLowerCase(Locale.ROOT));
    }
}
