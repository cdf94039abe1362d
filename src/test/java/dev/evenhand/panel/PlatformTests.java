package dev.evenhand.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who comes by an outside platform: bound to a person there and a session, and told how it ended. */
class PlatformTests extends ArrivalTest {

    @Autowired
    OutsideIds outsideIds;

    @Autowired
    Statuses statuses;

    @Autowired
    OpenLinks links;

    @Test
    void bindsToTheBrowserWhereAPlatformGivesNoSession() {
        var link = platform();
        var ids = Map.of("worker", "w-1");
        var came = arrivals.begin(link, null, ids).token();
        assertThat(rater(arrivals.begin(link, came, ids).token())).isEqualTo(rater(came));
        assertThatThrownBy(() -> arrivals.begin(link, null, ids)).isInstanceOf(OtherBrowser.class);
    }

    @Test
    void keepsTheRaterWhoComesByAPlatformAfterAnotherLink() {
        var open = open(new OpenLink("", "", 5, null, null, false));
        var came = arrivals.begin(open, null, Map.of()).token();
        assertThat(rater(arrivals.begin(platform(), came, Map.of("worker", "w-2"))
                        .token()))
                .isEqualTo(rater(came));
    }

    @Test
    void bindsAPersonToTheFirstSession() {
        var link = prolific();
        var cookie = arrivals.begin(link, null, ids("p1", "s1")).token();
        assertThat(rater(arrivals.begin(link, null, ids("p1", "s1")).token()))
                .as("another device")
                .isEqualTo(rater(cookie));
        assertThatThrownBy(() -> arrivals.begin(link, cookie, ids("p2", "s2"))).isInstanceOf(OtherPerson.class);
        assertThatThrownBy(() -> arrivals.begin(link, null, ids("p1", "s2"))).isInstanceOf(OtherSession.class);
        assertThatThrownBy(() -> arrivals.begin(link, null, ids("{{%PROLIFIC_PID%}}", "s1")))
                .isInstanceOf(IdsMissing.class);
        assertThatThrownBy(() -> arrivals.begin(link, null, Map.of("PROLIFIC_PID", "p3")))
                .isInstanceOf(IdsMissing.class);
    }

    @Test
    void takesOverWhatThePlatformSays() {
        var link = prolific();
        var returned = arrivals.begin(link, null, ids("p1", "s1")).token();
        arrivals.begin(link, null, ids("p2", "s2"));
        var result = statuses.take(study, """
                Submission id,Participant id,Status
                s1,p1,TIMED-OUT
                s2,p2,APPROVED
                s9,p9,RETURNED
                """, "test");
        assertThat(result).isEqualTo(new Statuses.Result(2, 1, 1, 0, List.of()));
        assertThat(raters.carrying(returned).orElseThrow().ending()).isEqualTo("timed_out");
        var again = arrivals.begin(link, null, ids("p1", "s3")).token();
        assertThat(rater(again)).as("a new submission of one who timed out").isEqualTo(rater(returned));
        assertThat(raters.carrying(again).orElseThrow().ending()).isNull();
        assertThat(statuses.take(study, "p1\tGONE\np2", "test").problems())
                .containsExactly(
                        "Line 1: “GONE” is not a status known here.", "Line 2: there is not an id and a status.");
    }

    @Test
    void takesNoStatusOfAnotherSubmissionOfTheSamePerson() {
        var link = prolific();
        var first = arrivals.begin(link, null, ids("p1", "s1")).token();
        statuses.take(study, "Submission id,Participant id,Status\ns1,p1,RETURNED\n", "test");
        var again = arrivals.begin(link, null, ids("p1", "s2")).token();

        var result = statuses.take(study, """
                Submission id,Participant id,Status
                s2,p1,ACTIVE
                s1,p1,RETURNED
                """, "test");
        assertThat(result).isEqualTo(new Statuses.Result(1, 0, 0, 1, List.of()));
        assertThat(raters.carrying(again).orElseThrow().ending()).isNull();
        assertThat(outsideIds.list(study, 5, 0))
                .singleElement()
                .extracting(OutsideIds.Row::status)
                .isEqualTo("ACTIVE");
        assertThat(rater(again)).isEqualTo(rater(first));

        assertThat(statuses.take(study, "p1,TIMED-OUT\n", "test").ended())
                .as("a list without submissions is about people")
                .isEqualTo(1);
    }

    @Test
    void letsWhoCameByARevokedLinkGoOnAndNobodyElse() {
        var link = prolific();
        var came = arrivals.begin(link, null, ids("p1", "s1")).token();
        links.revoke(study, links.list(study).get(0).id(), "test");

        assertThat(rater(arrivals.begin(link, came, ids("p1", "s1")).token())).isEqualTo(rater(came));
        assertThatThrownBy(() -> arrivals.begin(link, null, ids("p2", "s2"))).isInstanceOf(UnknownLink.class);
    }

    @Test
    void forgetsWhoSomebodyIs() {
        var link = prolific();
        var cookie = arrivals.begin(link, null, ids("somebody-1", "s1")).token();
        outsideIds.erase(study, rater(cookie), "test");
        assertThat(outsideIds.count(study)).isZero();
        assertThat(raters.carrying(cookie)).as("the pseudonym stays").isPresent();
        assertThat(jdbc.sql("select string_agg(detail::text, '') from study_event where study_id = :study")
                        .param("study", study.id())
                        .query(String.class)
                        .single())
                .doesNotContain("somebody-1");
    }

    private String platform() {
        platforms.save(study, new Platform("other", "Elsewhere", "worker", null, null, null, false, Map.of()), "test");
        return open(new OpenLink("", "", 5, null, null, true));
    }

    private String prolific() {
        platforms.save(study, Platform.prolific(Map.of(), false), "test");
        return open(new OpenLink("", "", 50, null, null, true));
    }

    private static Map<String, String> ids(String person, String session) {
        return Map.of("PROLIFIC_PID", person, "STUDY_ID", "outside", "SESSION_ID", session);
    }
}
