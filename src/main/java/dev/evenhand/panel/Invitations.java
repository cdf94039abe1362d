package dev.evenhand.panel;

import dev.evenhand.study.Study;
import dev.evenhand.study.StudyEvents;
import dev.evenhand.study.WrongState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets raters in: by a link of their own, or by one link for many with a number of places. */
@Service
public class Invitations {

    private final Raters raters;
    private final StudyEvents events;
    private final JdbcClient jdbc;

    Invitations(Raters raters, StudyEvents events, JdbcClient jdbc) {
        this.raters = raters;
        this.events = events;
        this.jdbc = jdbc;
    }

    @Transactional
    public List<Invitation> personal(Study study, int count, String actor) {
        requireLiving(study);
        var invitations = new ArrayList<Invitation>();
        for (int i = 0; i < count; i++) {
            var rater = raters.add(study.id(), "invitation");
            var link = raters.give(rater, "link");
            var bearer = raters.give(rater, "bearer");
            invitations.add(new Invitation(rater.name(), "/join/" + link.text(), bearer.text()));
        }
        events.record(study.id(), actor, "invited", Map.of("raters", count));
        return invitations;
    }

    @Transactional
    public Invitation open(Study study, int places, String actor) {
        requireLiving(study);
        var link = addOpenLink(study, places);
        events.record(study.id(), actor, "open_link", Map.of("places", places));
        return new Invitation(null, "/join/" + link.text(), null);
    }

    private Token addOpenLink(Study study, int places) {
        var link = Token.draw();
        jdbc.sql("insert into open_link (hash, study_id, places) values (:hash, :study, :places)")
                .param("hash", link.hash())
                .param("study", study.id())
                .param("places", places)
                .update();
        return link;
    }

    /** The study a link leads to; nothing else happens, so that a preview of the link starts nothing. */
    public Optional<String> studyOf(String link) {
        var hash = new Token(link).hash();
        return jdbc.sql("""
                select s.slug from study s where s.id in (
                    select study_id from open_link where hash = :hash and revoked_at is null
                    union all
                    select r.study_id from rater_token t join rater r on r.id = t.rater_id
                    where t.hash = :hash and t.kind = 'link' and r.revoked_at is null)""").param("hash", hash).query(String.class).optional();
    }

    /**
     * Exchanges a link for a cookie's token. A personal link leads to the same rater every time; an open link to
     * the rater this browser already is, or to a new one while there are places.
     */
    @Transactional
    public Optional<Admission> begin(String link, @Nullable String cookie) {
        var token = new Token(link);
        return raters.invitedBy(token).or(() -> byOpenLink(token, cookie)).map(this::admit);
    }

    /** A visitor of a study that anybody may try. */
    @Transactional
    public Admission visit(Study study, @Nullable String cookie) {
        return admit(known(study.id(), cookie).orElseGet(() -> raters.add(study.id(), "demo")));
    }

    private Optional<Rater> byOpenLink(Token link, @Nullable String cookie) {
        var study = jdbc.sql("select study_id from open_link where hash = :hash and revoked_at is null")
                .param("hash", link.hash())
                .query(Long.class)
                .optional();
        return study.flatMap(id -> known(id, cookie).or(() -> takePlace(link)));
    }

    private Optional<Rater> known(long study, @Nullable String cookie) {
        return Optional.ofNullable(cookie).flatMap(raters::carrying).filter(rater -> rater.studyId() == study);
    }

    private Optional<Rater> takePlace(Token link) {
        var study = jdbc.sql("""
                update open_link set taken = taken + 1
                where hash = :hash and taken < places and revoked_at is null returning study_id""").param("hash", link.hash()).query(Long.class).optional();
        if (study.isEmpty()) {
            throw new NoPlaceLeft();
        }
        return study.map(id -> raters.add(id, "open_link"));
    }

    private Admission admit(Rater rater) {
        raters.begun(rater);
        var slug = jdbc.sql("select slug from study where id = :id")
                .param("id", rater.studyId())
                .query(String.class)
                .single();
        return new Admission(slug, raters.give(rater, "cookie").text());
    }

    private static void requireLiving(Study study) {
        if (study.state().over() || !study.state().registered()) {
            throw new WrongState("Raters are invited to a registered study that is not closed; this one is "
                    + study.state().code() + ".");
        }
    }

    /** What an invited rater needs; an open link has neither rater nor token before somebody begins. */
    public record Invitation(
            @Nullable String raterId, String link, @Nullable String token) {}

    /** A study's name in URLs, and what the browser's cookie shall carry. */
    public record Admission(String study, String token) {}
}
