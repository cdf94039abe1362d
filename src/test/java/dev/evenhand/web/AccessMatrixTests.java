package dev.evenhand.web;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.EvenhandTest;
import dev.evenhand.account.Role;
import dev.evenhand.account.SignedIn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who may ask for what: `access.csv` says it, the handlers must all be in it, and the chains must agree with it. */
@EvenhandTest
class AccessMatrixTests {
    private static final Authentication ANONYMOUS =
            new AnonymousAuthenticationToken("test", "nobody", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping handlers;

    @Autowired
    private List<SecurityFilterChain> chains;

    static List<Row> rows() throws IOException {
        return new ClassPathResource("access.csv")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(Row::of)
                .toList();
    }

    @Test
    void everyHandlerHasItsRowAndEveryRowItsHandler() throws IOException {
        var listed = rows().stream().map(Row::route).collect(toCollection(TreeSet::new));
        assertThat(routes()).as("handlers and rows of access.csv").containsExactlyInAnyOrderElementsOf(listed);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void theChainsAgreeWithTheTable(Row row) {
        assertThat(allowed(row, ANONYMOUS)).as("anonymous").isEqualTo(row.anonymous());
        assertThat(allowed(row, as(Role.RESEARCHER, false))).as("researcher").isEqualTo(row.researcher());
        assertThat(allowed(row, as(Role.ADMIN, false))).as("admin").isEqualTo(row.admin());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void whoOwesANewPasswordDoesNothingElse(Row row) {
        var own = row.path().startsWith("/account");
        assertThat(allowed(row, as(Role.ADMIN, true))).isEqualTo(row.anonymous() || own);
    }

    private boolean allowed(Row row, Authentication who) {
        var path = row.path().replaceAll("\\{[^/]*}", "x");
        var request = new MockHttpServletRequest(row.method().equals("ANY") ? "POST" : row.method(), path);
        request.setServletPath(path);
        var chain =
                chains.stream().filter(one -> one.matches(request)).findFirst().orElseThrow();
        var decision = chain.getFilters().stream()
                .filter(AuthorizationFilter.class::isInstance)
                .map(filter -> ((AuthorizationFilter) filter).getAuthorizationManager())
                .findFirst()
                .orElseThrow()
                .authorize(() -> who, request);
        return decision != null && decision.isGranted();
    }

    private static Authentication as(Role role, boolean passwordDue) {
        return Authorities.of(new SignedIn(1, "somebody", role, 0, passwordDue));
    }

    private Set<String> routes() {
        return handlers.getHandlerMethods().keySet().stream()
                .flatMap(AccessMatrixTests::routes)
                .collect(toCollection(TreeSet::new));
    }

    private static Stream<String> routes(RequestMappingInfo mapping) {
        var methods = mapping.getMethodsCondition().getMethods();
        return mapping.getPatternValues().stream()
                .flatMap(path -> methods.isEmpty()
                        ? Stream.of("ANY " + path)
                        : methods.stream().map(method -> method + " " + path));
    }

    /** One line of the table. */
    record Row(String method, String path, boolean anonymous, boolean researcher, boolean admin) {
        static Row of(String line) {
            var cells = line.split(",", -1);
            return new Row(cells[0], cells[1], cells[2].equals("yes"), cells[3].equals("yes"), cells[4].equals("yes"));
        }

        String route() {
            return method + " " + path;
        }

        @Override
        public String toString() {
            return route();
        }
    }
}
