package dev.evenhand.desk;

import dev.evenhand.desk.StudyPlans.Frozen;
import dev.evenhand.panel.Ending;
import dev.evenhand.panel.Rater;
import dev.evenhand.study.State;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where a study and one of its raters stand. Both are held until a vote is in: a study is closed, and a rater's way ends,
 * before a vote or after it, never meanwhile.
 *
 * @param ending how it ended for the rater; null while nothing speaks against another ballot
 */
record Standing(String state, @Nullable String ending) {

    /** Throws {@link NotARater} for one who was revoked or erased since he was recognised. */
    static Standing held(JdbcClient jdbc, Frozen study, Rater rater) {
        return jdbc.sql("""
                select s.state, r.ending from rater r join study s on s.id = r.study_id
                where r.id = :rater and s.id = :study and r.revoked_at is null for share""")
                .param("rater", rater.id())
                .param("study", study.id())
                .query(Standing.class)
                .optional()
                .orElseThrow(NotARater::new);
    }

    void requireVoting() {
        if (ending != null) {
            throw new BallotLapsed();
        }
        requireOpen();
    }

    /** Who stopped of his own accord may still correct what he said; whom the study has sent away may not. */
    void requireChanging() {
        if (ending != null && !Ending.of(ending).mayGoOn()) {
            throw new AnsweredOtherwise("ended");
        }
        requireOpen();
    }

    private void requireOpen() {
        if (!state.equals(State.OPEN.code())) {
            throw new NotOpen(State.valueOf(state.toUpperCase(Locale.ROOT)));
        }
    }
}
