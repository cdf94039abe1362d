package dev.evenhand.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenhand.EvenhandTest;
import dev.evenhand.SignIn;
import dev.evenhand.StudyFixture;
import dev.evenhand.account.Role;
import dev.evenhand.account.SignedIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** Whatever an admin does leaves a record: asked of every handler there is, so that a new one is asked too. */
@EvenhandTest
class RecordTests {

    private static final Set<RequestMethod> READING =
            Set.of(RequestMethod.GET, RequestMethod.HEAD, RequestMethod.OPTIONS);

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping handlers;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private StudyFixture fixture;

    @LocalServerPort
    private int port;

    @Test
    void everyHandlerThatChangesSomethingLeavesARecord() throws Exception {
        var silent = new ArrayList<String>();
        for (var mapping : handlers.getHandlerMethods().keySet()) {
            for (var method : mapping.getMethodsCondition().getMethods()) {
                for (var path : mapping.getPatternValues()) {
                    if (!READING.contains(method) && !leavesARecord(method.name(), path)) {
                        silent.add(method + " " + path);
                    }
                }
            }
        }
        assertThat(silent).as("changes that nobody would know of").containsExactly("POST /studies/estimate");
    }

    private boolean leavesARecord(String method, String path) throws Exception {
        var request = new MockHttpServletRequest(
                method, path.replaceAll("\\{[^/]*}", "00000000-0000-0000-0000-000000000001"));
        request.addHeader("Accept", "*/*");
        request.setContentType("application/json");
        request.setUserPrincipal(Authorities.of(new SignedIn(1, "Recorded " + method + path, Role.ADMIN, 0, false)));
        ServletRequestPathUtils.parseAndCache(request);
        for (var type : new String[] {"application/json", "application/x-ndjson", "text/csv", "multipart/form-data"}) {
            request.setContentType(type);
            try {
                var chain = handlers.getHandler(request);
                assertThat(chain).as(method + " " + path).isNotNull();
                for (var interceptor : chain.getInterceptorList()) {
                    interceptor.afterCompletion(request, new MockHttpServletResponse(), chain.getHandler(), null);
                }
                return jdbc.sql("select exists (select 1 from record where actor = :actor)")
                        .param("actor", "Recorded " + method + path)
                        .query(Boolean.class)
                        .single();
            } catch (HttpMediaTypeNotSupportedException e) {
                // Another of the types, then.
            }
        }
        return false;
    }

    @Test
    void showsWhoDidWhatAndNeitherTwiceNorWhatWasRefused() {
        var visitor = admin("Recorded Ada");
        assertThat(visitor.post("/pools", Map.of("name", "Recorded pool")).statusCode())
                .isEqualTo(302);
        assertThat(visitor.post("/pools", Map.of("name", "")).body()).contains("field__error");
        assertThat(jdbc.sql("select kind from record where actor = 'Recorded Ada'")
                        .query(String.class)
                        .list())
                .containsExactly("pools add");
        assertThat(visitor.get("/records?actor=recorded+ada").body()).contains("made a pool");
        assertThat(visitor.get("/records?actor=nobody").body()).contains("Nothing on record");
        assertThat(visitor.get("/records.csv?actor=Recorded+Ada").body())
                .startsWith("at,actor,kind,study,detail")
                .contains("Recorded Ada,pools add");
    }

    @Test
    void saysWhoWasInvitedWhatTheyMayDoAndWhatBecameOfAPool() {
        var visitor = admin("Recorded Eli");
        visitor.post("/people", Map.of("name", "Recorded Flo", "role", "RESEARCHER"));
        long flo = jdbc.sql("select id from account where name = 'Recorded Flo'")
                .query(Long.class)
                .single();
        visitor.post("/people/" + flo + "/role", Map.of("role", "ADMIN"));
        visitor.post("/people/" + flo + "/disable", Map.of());
        var slug = fixture.pool(2, "one");
        long task = jdbc.sql("select min(t.id) from task t join pool p on p.id = t.pool_id where p.slug = :slug")
                .param("slug", slug)
                .query(Long.class)
                .single();
        visitor.post("/pools/" + slug + "/edit", Map.of("id", String.valueOf(task), "newCategory", "poetry"));
        assertThat(visitor.get("/records?actor=recorded+eli").body())
                .contains(
                        "invited somebody to sign in: Recorded Flo, as Researcher",
                        "changed the role of account " + flo + ", Recorded Flo, from Researcher to Admin",
                        "shut out account " + flo + ", Recorded Flo",
                        "made version 1 of the pool " + slug + ": category “poetry”, 1 task");
        assertThat(jdbc.sql("select count(*) from record where actor = 'Recorded Eli' and kind like 'people%'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    /** Such a form leads back to its page, with what was wrong for the page to say. */
    @Test
    void tellsOfNoFormThatWasLedBack() {
        var visitor = admin("Recorded Cem");
        var slug = fixture.open(fixture.pool(1, "one", "two"), List.of("one", "two"), Map.of())
                .slug();
        visitor.post("/studies/" + slug + "/raters/groups", Map.of("group", "crowd", "votes", "many"));
        visitor.post("/studies/" + slug + "/invitations/csv", Map.of("count", "none"));
        assertThat(jdbc.sql("select kind from record where actor = 'Recorded Cem'")
                        .query(String.class)
                        .list())
                .isEmpty();
        visitor.post("/studies/" + slug + "/raters/groups", Map.of("group", "crowd", "votes", "7"));
        assertThat(jdbc.sql("select kind from record where actor = 'Recorded Cem'")
                        .query(String.class)
                        .list())
                .hasSize(1);
    }

    @Test
    void showsNoDayThatNoDatabaseKnows() {
        var visitor = admin("Recorded Dee");
        assertThat(visitor.get("/records?from=%2B10000-01-01&to=%2B999999999-12-31")
                        .statusCode())
                .isIn(200, 400);
        assertThat(visitor.get("/records?from=2026-01-01&to=9999-12-31").statusCode())
                .isEqualTo(200);
    }

    @Test
    void cannotBeChanged() {
        admin("Recorded Bea").post("/pools", Map.of("name", "Another recorded pool"));
        assertThatThrownBy(() ->
                        jdbc.sql("update admin_event set actor = 'nobody'").update())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    private Visitor admin(String name) {
        SignIn.person(jdbc, name, "ADMIN");
        var visitor = new Visitor(port);
        visitor.signIn(name, SignIn.PASSWORD);
        return visitor;
    }
}
