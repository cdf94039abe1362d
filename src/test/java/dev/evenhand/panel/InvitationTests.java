package dev.evenhand.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenhand.study.StudyLife;
import dev.evenhand.study.WrongState;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.FieldError;
import tools.jackson.databind.json.JsonMapper;

/** Who gets in by which link, until when, and how it ends. */
class InvitationTests extends ArrivalTest {

    private static final Guest NOBODY = new Guest("", "", null);

    @LocalServerPort
    int port;

    @Autowired
    RaterList list;

    @Autowired
    OpenLinks links;

    @Autowired
    Groups groups;

    @Autowired
    Messages messages;

    @Autowired
    StudyLife life;

    @Autowired
    JsonMapper json;

    @Test
    void invitesTenThousandAtOnce() {
        var guests = IntStream.range(0, 10_000)
                .mapToObj(i -> new Guest("Person " + i, i % 2 == 0 ? "even" : "odd", "id-" + i))
                .toList();
        var made = invitations.personal(study, guests, null, "test");
        assertThat(made)
                .extracting(Invitations.Invitation::link)
                .doesNotHaveDuplicates()
                .hasSize(10_000);
        assertThat(begin(made.get(9_999).link()))
                .isEqualTo(begin(made.get(9_999).link()));
        assertThat(list.count(study, new RaterList.Search("person 9999", "begun", "odd")))
                .isEqualTo(1);
        assertThat(list.count(study, new RaterList.Search("", "unused", "even")))
                .isEqualTo(5_000);
        assertThat(invitations.known(study, List.of("id-7", "id-x"))).containsExactly("id-7");
    }

    @Test
    void goesOnAsTheSameRaterOnAnotherDevice() {
        var link = invitations.personal(study, 1, "test").get(0).link();
        assertThat(begin(link)).isEqualTo(begin(link));
    }

    @Test
    void makesANewRaterOfEachBrowserThatOpensAnOpenLink() {
        var link = open(new OpenLink("", "crowd", 2, null, null, false));
        var first = arrivals.begin(link, null, Map.of()).token();
        assertThat(rater(arrivals.begin(link, first, Map.of()).token())).isEqualTo(rater(first));
        assertThat(begin(link)).isNotEqualTo(rater(first));
        assertThatThrownBy(() -> begin(link)).isInstanceOf(NoPlaceLeft.class);
    }

    @Test
    void letsNobodyInAfterTheLastDay() {
        var personal = invitations.personal(
                study, List.of(NOBODY, NOBODY), Instant.now().plusSeconds(600), "test");
        var link = open(new OpenLink("", "", 5, Instant.now().plusSeconds(600), null, false));
        var begun =
                arrivals.begin(token(personal.get(0).link()), null, Map.of()).token();
        jdbc.sql("update rater set expires_at = now() - interval '1 second' where study_id = :study")
                .param("study", study.id())
                .update();
        jdbc.sql("update open_link set expires_at = now() - interval '1 second' where study_id = :study")
                .param("study", study.id())
                .update();
        assertThatThrownBy(() -> begin(personal.get(1).link())).isInstanceOf(LinkExpired.class);
        assertThatThrownBy(() -> begin(link)).isInstanceOf(LinkExpired.class);
        assertThat(raters.carrying(personal.get(1).token())).as("unused").isEmpty();
        assertThat(raters.carrying(begun)).as("begun").isPresent();
        assertThat(list.states(study)).extracting(RaterList.Count::name).containsExactlyInAnyOrder("begun", "expired");
    }

    @Test
    void letsABrowserThatHasBegunThroughAfterTheLastDay() {
        var personal = token(invitations.personal(study, 1, "test").get(0).link());
        var begun = arrivals.begin(personal, null, Map.of()).token();
        jdbc.sql("update rater set expires_at = now() - interval '1 second' where study_id = :study")
                .param("study", study.id())
                .update();
        assertThat(rater(arrivals.begin(personal, begun, Map.of()).token())).isEqualTo(rater(begun));
        assertThatThrownBy(() -> begin(personal)).as("another browser").isInstanceOf(LinkExpired.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+10000-01-01", "+300000-01-01", "+999999999-12-31", "2026-02-30", "soon"})
    void takesNoLastDayThatIsNone(String day) {
        var form = new InviteForm("1", "", day, null, null, null, null, null, null);
        var shared = new InviteForm("", "", day, "5", "", "", day, "", null);
        assertThat(problems(form)).containsExactly("expires");
        assertThat(problems(shared)).containsExactly("openExpires");
    }

    private static List<String> problems(InviteForm form) {
        var problems = new BeanPropertyBindingResult(form, "form");
        form.check(problems, Clock.systemUTC());
        return problems.getFieldErrors().stream().map(FieldError::getField).toList();
    }

    @Test
    void takesWhatTwoAdminsSetAtOnce() throws Exception {
        var threads = Executors.newFixedThreadPool(6);
        var work = IntStream.range(0, 30)
                .<Callable<Void>>mapToObj(i -> () -> {
                    platforms.save(study, Platform.prolific(Map.of(Outcome.COMPLETED, "C" + i), false), "test");
                    groups.limit(study, "crowd", i + 1, "test");
                    return null;
                })
                .toList();
        for (var done : threads.invokeAll(work)) {
            done.get();
        }
        threads.shutdown();
        assertThat(platforms.of(study.id()).orElseThrow().codes()).hasSize(1);
        assertThat(groups.list(study)).hasSize(1);
    }

    @Test
    void tellsRatersNothingBeforeTheirModelsAreKnownOrWhenNobodyIsLeft() {
        var plan = json.createObjectNode().put("name", "Draft").put("pool", fixture.pool(1, "one", "two"));
        plan.set("models", json.valueToTree(List.of("one", "two")));
        var draft = life.draft(plan, "test");
        assertThatThrownBy(() -> messages.send(draft, "Prefer one.", "test")).isInstanceOf(WrongState.class);
        var closed = life.close(study.slug(), "test");
        assertThatThrownBy(() -> messages.send(closed, "Go on.", "test")).isInstanceOf(WrongState.class);
    }

    @Test
    void takesLinksAndRatersBack() {
        var one = invitations.personal(study, 1, "test").get(0);
        var link = open(new OpenLink("", "", 5, null, null, false));
        var came = arrivals.begin(link, null, Map.of()).token();
        raters.revoke(study, one.raterId(), "test");
        links.revoke(study, links.list(study).get(0).id(), "test");
        assertThatThrownBy(() -> begin(one.link())).isInstanceOf(UnknownLink.class);
        assertThat(raters.carrying(one.token())).isEmpty();
        assertThatThrownBy(() -> begin(link)).isInstanceOf(UnknownLink.class);
        assertThat(raters.carrying(came)).as("came before").isPresent();
        assertThat(rater(arrivals.begin(link, came, Map.of()).token()))
                .as("comes again")
                .isEqualTo(rater(came));
    }

    @Test
    void showsARevokedLinkOnlyToWhoCameByIt() throws Exception {
        var link = open(new OpenLink("", "", 5, null, null, false));
        var came = arrivals.begin(link, null, Map.of()).token();
        links.revoke(study, links.list(study).get(0).id(), "test");

        assertThat(door(link, "rater-" + study.slug() + "=" + came)).isEqualTo(200);
        assertThat(door(link, "rater-other=" + came)).isEqualTo(404);
    }

    private int door(String link, String cookie) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/join/" + link))
                .header("Accept", "text/html")
                .header("Cookie", cookie)
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void replacesALostLink() {
        var lost = invitations
                .personal(study, List.of(new Guest("Ann", "g", null)), null, "test")
                .get(0);
        var found = invitations.again(study, lost.raterId(), "test");
        assertThatThrownBy(() -> begin(lost.link())).isInstanceOf(UnknownLink.class);
        assertThat(rater(found.token())).isEqualTo(begin(found.link()));
        assertThat(found.guest().label()).isEqualTo("Ann");
    }

    @Test
    void knowsWhoeverWasShutOutByTheBrowser() {
        var link = open(new OpenLink("", "", 5, null, null, false));
        var came = arrivals.begin(link, null, Map.of()).token();
        raters.revoke(study, raters.carrying(came).orElseThrow().name(), "test");
        assertThatThrownBy(() -> arrivals.begin(link, came, Map.of())).isInstanceOf(UnknownLink.class);
    }

    @Test
    void takesNoCookieForAProgramsToken() {
        var one = invitations.personal(study, 1, "test").get(0);
        assertThat(raters.bearing(one.token())).isPresent();
        assertThat(raters.bearing(
                        arrivals.begin(token(one.link()), null, Map.of()).token()))
                .isEmpty();
    }

    @Test
    void letsInOnlySoManyAnHour() {
        var link = open(new OpenLink("", "", 50, null, 2, false));
        begin(link);
        begin(link);
        assertThatThrownBy(() -> begin(link)).isInstanceOf(ManyArrivals.class);
        jdbc.sql("update open_link set hour_from = now() - interval '61 minutes' where study_id = :study")
                .param("study", study.id())
                .update();
        assertThat(begin(link)).isNotEmpty();
    }
}
