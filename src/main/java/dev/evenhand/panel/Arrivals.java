package dev.evenhand.panel;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets raters in: exchanges a link for a cookie's token. */
@Service
class Arrivals {

    private final Raters raters;
    private final OpenLinks openLinks;
    private final OutsideIds outsideIds;
    private final Platforms platforms;
    private final Endings endings;
    private final JdbcClient jdbc;

    Arrivals(
            Raters raters,
            OpenLinks openLinks,
            OutsideIds outsideIds,
            Platforms platforms,
            Endings endings,
            JdbcClient jdbc) {
        this.endings = endings;
        this.raters = raters;
        this.openLinks = openLinks;
        this.outsideIds = outsideIds;
        this.platforms = platforms;
        this.jdbc = jdbc;
    }

    /** Where a link leads; nothing else happens, so that a preview of the link starts nothing. */
    Optional<Door> door(String link) {
        var token = new Token(link);
        return openLinks
                .find(token)
                .map(row -> new Door(
                        row.studyId(),
                        row.platform() ? platforms.of(row.studyId()).orElseThrow(UnknownLink::new) : null,
                        !row.platform(),
                        row.expired(),
                        row.revokedAt() != null))
                .or(() -> raters.invitedBy(token)
                        .map(rater -> new Door(rater.studyId(), null, false, expired(rater), false)));
    }

    /**
     * A personal link leads to the same rater every time, an open link to the rater this browser already is or to a new
     * one while there are places, and a platform's link to the one rater of the person it names.
     */
    @Transactional
    public Admission begin(String link, @Nullable String cookie, Map<String, String> parameters) {
        var token = new Token(link);
        var personal = raters.invitedBy(token);
        if (personal.isPresent()) {
            if (expired(personal.get()) && !carries(cookie, personal.get())) {
                throw new LinkExpired();
            }
            return admit(personal.get());
        }
        var shared = openLinks.find(token).orElseThrow(UnknownLink::new);
        if (cookie != null
                && raters.shutOutOf(cookie)
                        .filter(study -> study == shared.studyId())
                        .isPresent()) {
            throw new UnknownLink();
        }
        var known = known(shared.studyId(), cookie);
        if (shared.platform()) {
            var platform = platforms.of(shared.studyId()).orElseThrow(UnknownLink::new);
            return admit(byPlatform(shared, Arrival.of(parameters, platform), known));
        }
        return admit(known.orElseGet(() -> newcomer(shared, "open_link")));
    }

    /** A visitor of a study that anybody may try. */
    @Transactional
    public Admission visit(long study, @Nullable String cookie) {
        return admit(known(study, cookie).orElseGet(() -> raters.add(study, "demo", "")));
    }

    private Rater byPlatform(OpenLinks.Row link, Arrival arrival, Optional<Rater> known) {
        known.flatMap(outsideIds::personOf)
                .filter(person -> !person.equals(arrival.person()))
                .ifPresent(other -> {
                    throw new OtherPerson();
                });
        outsideIds.hold(link.studyId(), arrival.person());
        var rater = outsideIds.find(link.studyId(), arrival);
        if (rater.isPresent()) {
            outsideIds.comeBack(
                    rater.get(), arrival, known.filter(rater.get()::equals).isPresent());
            return rater.get();
        }
        // Whoever began by another link of the study stays the rater he is.
        var arrived =
                known.filter(one -> outsideIds.personOf(one).isEmpty()).orElseGet(() -> newcomer(link, "platform"));
        outsideIds.add(arrived, arrival);
        return arrived;
    }

    private Rater newcomer(OpenLinks.Row link, String source) {
        openLinks.take(link);
        return raters.add(link.studyId(), source, link.raterGroup());
    }

    private Optional<Rater> known(long study, @Nullable String cookie) {
        return Optional.ofNullable(cookie).flatMap(raters::carrying).filter(rater -> rater.studyId() == study);
    }

    private boolean carries(@Nullable String cookie, Rater rater) {
        return known(rater.studyId(), cookie)
                .filter(one -> one.id() == rater.id())
                .isPresent();
    }

    private boolean expired(Rater rater) {
        return jdbc.sql("select coalesce(expires_at <= clock_timestamp(), false) from rater where id = :rater")
                .param("rater", rater.id())
                .query(Boolean.class)
                .single();
    }

    /** Whoever only stopped for a while goes on; who came from a platform is asked, since it was told. */
    private Admission admit(Rater rater) {
        if (rater.ending() != null && outsideIds.personOf(rater).isEmpty()) {
            endings.goOn(rater);
        }
        raters.begun(rater.id());
        var slug = jdbc.sql("select slug from study where id = :id")
                .param("id", rater.studyId())
                .query(String.class)
                .single();
        return new Admission(slug, raters.giveCookie(rater).text());
    }

    /**
     * Where a link leads.
     *
     * @param platform the platform whose ids it needs
     * @param shared whether each browser that opens it becomes a rater of its own
     * @param expired whether it lets in nobody new
     * @param revoked whether nobody new is even told that it leads here
     */
    record Door(long study, @Nullable Platform platform, boolean shared, boolean expired, boolean revoked) {}

    /** A study's name in URLs, and what the browser's cookie shall carry. */
    record Admission(String study, String token) {}
}
