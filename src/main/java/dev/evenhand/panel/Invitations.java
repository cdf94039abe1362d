package dev.evenhand.panel;

import dev.evenhand.study.Study;
import dev.evenhand.study.StudyEvents;
import dev.evenhand.study.WrongState;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Invites raters by links of their own. Links and tokens are in the answer alone: only their hashes are kept. */
@Service
public class Invitations {

    public static final int MOST = 10_000;

    private final Raters raters;
    private final OpenLinks openLinks;
    private final StudyEvents events;
    private final JdbcClient jdbc;

    Invitations(Raters raters, OpenLinks openLinks, StudyEvents events, JdbcClient jdbc) {
        this.raters = raters;
        this.openLinks = openLinks;
        this.events = events;
        this.jdbc = jdbc;
    }

    public List<Invitation> personal(Study study, int count, String actor) {
        return personal(study, Collections.nCopies(count, new Guest("", "", null)), null, actor);
    }

    /** @param expires when links that were not used stop working; null for never */
    @Transactional
    public List<Invitation> personal(Study study, List<Guest> guests, @Nullable Instant expires, String actor) {
        requireLiving(study);
        var drawn = IntStream.range(0, guests.size())
                .mapToObj(i -> new Drawn(raters.pseudonym(), Token.draw(), Token.draw(), guests.get(i)))
                .toList();
        store(study, drawn, expires);
        events.record(study.id(), actor, "invited", Map.of("raters", guests.size()));
        return drawn.stream().map(Drawn::invitation).toList();
    }

    /** All of them in two statements, however many. */
    private void store(Study study, List<Drawn> drawn, @Nullable Instant expires) {
        jdbc.sql("""
                with guest as (
                    select * from unnest(:names::text[], :labels::text[], :groups::text[], :outside::text[])
                        g (name, label, rater_group, outside)),
                added as (
                    insert into rater (study_id, name, source, label, rater_group, expires_at)
                    select :study, name, 'invitation', label, rater_group, :expires from guest returning id, name)
                insert into outside_id (rater_id, study_id, person)
                select a.id, :study, g.outside from guest g join added a using (name) where g.outside is not null""")
                .param("names", texts(drawn, Drawn::name))
                .param("labels", texts(drawn, one -> one.guest().label()))
                .param("groups", texts(drawn, one -> one.guest().group()))
                .param("outside", texts(drawn, one -> one.guest().outsideId()))
                .param("study", study.id())
                .param("expires", expires == null ? null : expires.atOffset(ZoneOffset.UTC))
                .update();
        give(study, drawn);
    }

    private void give(Study study, List<Drawn> drawn) {
        jdbc.sql("""
                insert into rater_token (hash, rater_id, kind)
                select t.hash, r.id, t.kind
                from unnest(:names::text[], :links::bytea[], :bearers::bytea[]) g (name, link, bearer)
                join rater r on r.study_id = :study and r.name = g.name
                cross join lateral (values (g.link, 'link'), (g.bearer, 'bearer')) t (hash, kind)""")
                .param("names", texts(drawn, Drawn::name))
                .param("links", drawn.stream().map(one -> one.link().hash()).toArray(byte[][]::new))
                .param("bearers", drawn.stream().map(one -> one.bearer().hash()).toArray(byte[][]::new))
                .param("study", study.id())
                .update();
    }

    private static @Nullable String[] texts(List<Drawn> drawn, Function<Drawn, @Nullable String> text) {
        return drawn.stream().map(text).toArray(String[]::new);
    }

    /** Of the ids of an outside platform those that the study has a rater for. */
    public List<String> known(Study study, List<String> outsideIds) {
        return jdbc.sql("select person from outside_id where study_id = :study and person = any(:people)")
                .param("study", study.id())
                .param("people", outsideIds.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    public Invitation open(Study study, int places, String actor) {
        return open(study, new OpenLink("", "", places, null, null, false), actor);
    }

    @Transactional
    public Invitation open(Study study, OpenLink wish, String actor) {
        requireLiving(study);
        var link = openLinks.add(study, wish);
        events.record(study.id(), actor, "open_link", Map.of("places", wish.places()));
        return new Invitation(null, "/join/" + link.text(), null, new Guest(wish.label(), wish.group(), null));
    }

    /** A new link and token for a rater who lost the old ones, which end. */
    @Transactional
    public Invitation again(Study study, String rater, String actor) {
        requireLiving(study);
        var guest = jdbc.sql("""
                update rater set expires_at = null
                where study_id = :study and name = :name and revoked_at is null and source not in ('import', 'simulated')
                returning id, label, rater_group""")
                .param("study", study.id())
                .param("name", rater)
                .query(Invited.class)
                .optional()
                .orElseThrow(UnknownLink::new);
        jdbc.sql("delete from rater_token where rater_id = :rater and kind in ('link', 'bearer')")
                .param("rater", guest.id())
                .update();
        var drawn = new Drawn(rater, Token.draw(), Token.draw(), new Guest(guest.label(), guest.raterGroup(), null));
        give(study, List.of(drawn));
        events.record(study.id(), actor, "invited_again", Map.of("rater", rater));
        return drawn.invitation();
    }

    private record Invited(long id, String label, String raterGroup) {}

    private static void requireLiving(Study study) {
        if (study.state().over() || !study.state().registered()) {
            throw new WrongState("not_inviting", study.state());
        }
    }

    private record Drawn(String name, Token link, Token bearer, Guest guest) {
        Invitation invitation() {
            return new Invitation(name, "/join/" + link.text(), bearer.text(), guest);
        }
    }

    /** What an invited rater needs; an open link has neither rater nor token before somebody begins. */
    public record Invitation(
            @Nullable String raterId, String link, @Nullable String token, Guest guest) {}
}
