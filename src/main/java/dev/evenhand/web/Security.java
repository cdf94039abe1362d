package dev.evenhand.web;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.security.config.http.SessionCreationPolicy.STATELESS;

import dev.evenhand.account.Identities;
import dev.evenhand.account.Role;
import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.savedrequest.NullRequestCache;

/**
 * Who may ask for what: three chains, each closed by default. `AccessMatrixTests` holds every handler to the table in
 * `access.csv`.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class Security {

    private static final String[] RATERS = {"/api/v1/rater/**", "/join/**", "/desk/**", "/demo/**"};
    private static final String[] SEEN_BY_ALL = {
        "/",
        "/sign-in",
        "/language",
        "/accessibility",
        "/css/**",
        "/js/**",
        "/img/**",
        "/webjars/**",
        "/actuator/health",
        "/receipts/**",
        "/ledger/**",
        "/studies/*/results/**",
        "/studies/*/forest.svg",
        "/studies/*/card",
        "/studies/*/card.*",
        "/studies/*/badge.svg",
        "/studies/*/robustness",
        "/studies/*/datasheet",
        "/studies/*/datasheet.json",
        "/studies/*/scores.csv",
        "/studies/*/bundle.zip",
        "/studies/*/scores.json"
    };

    private static final String[] ADMINS_ONLY = {
        "/people/**",
        "/records",
        "/records.csv",
        "/pools/**",
        "/api/v1/pools/**",
        "/studies/new",
        "/studies/*/edit",
        "/studies/*/registration",
        "/studies/*/close",
        "/studies/*/preview",
        "/studies/*/raters/**",
        "/studies/*/quality/**"
    };

    private final CsrfCookies csrf = new CsrfCookies();

    /**
     * Raters show a token of their own, by header or by cookie, which the desk checks. Whoever has a session
     * besides runs studies, and does not vote in them.
     */
    @Bean
    @Order(1)
    SecurityFilterChain raterChain(HttpSecurity http, Sessions sessions, JoinLimit limit, Refusals refusals) {
        return secured(http, refusals)
                .securityMatcher(RATERS)
                .securityContext(context -> context.securityContextRepository(sessions))
                .sessionManagement(management -> management.sessionCreationPolicy(STATELESS))
                .csrf(protection -> protection.csrfTokenRepository(csrf).ignoringRequestMatchers(BearerTokens::present))
                .addFilterBefore(limit, AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /** Scripts show an API token. A foreign page cannot make a browser send one, so nothing is to be forged. */
    @Bean
    @Order(2)
    SecurityFilterChain apiChain(HttpSecurity http, Identities identities, Refusals refusals) {
        return secured(http, refusals)
                .securityMatcher("/api/**")
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .addFilterBefore(new BearerTokens(identities, refusals), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> closed(
                        requests.requestMatchers(GET, "/api/v1/openapi.json").permitAll()))
                .build();
    }

    /** People sign in with a name and a password. */
    @Bean
    @Order(3)
    SecurityFilterChain pageChain(HttpSecurity http, Sessions sessions, SignInLimit limit, Refusals refusals) {
        return secured(http, refusals)
                .csrf(protection -> protection.csrfTokenRepository(csrf))
                .securityContext(context -> context.securityContextRepository(sessions))
                .formLogin(form -> form.loginPage("/sign-in")
                        .usernameParameter("name")
                        .successHandler(new SignInTarget())
                        .failureHandler(SignInTarget::again))
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out"))
                .addFilterBefore(limit, UsernamePasswordAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> closed(requests.requestMatchers(GET, SEEN_BY_ALL)
                        .permitAll()
                        .requestMatchers(HEAD, SEEN_BY_ALL)
                        .permitAll()
                        .requestMatchers("/welcome/*")
                        .permitAll()
                        .requestMatchers("/account/**")
                        .authenticated()))
                .build();
    }

    /** Reading takes a role, everything else an admin. */
    private static void closed(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR, DispatcherType.ASYNC)
                .permitAll()
                .requestMatchers(ADMINS_ONLY)
                .hasRole(Role.ADMIN.name())
                .requestMatchers(GET, "/**")
                .hasAnyRole(Role.ADMIN.name(), Role.RESEARCHER.name())
                .requestMatchers(HEAD, "/**")
                .hasAnyRole(Role.ADMIN.name(), Role.RESEARCHER.name())
                .anyRequest()
                .hasRole(Role.ADMIN.name());
    }

    private static HttpSecurity secured(HttpSecurity http, Refusals refusals) {
        return http.headers(SecurityHeaders::write)
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .exceptionHandling(exceptions ->
                        exceptions.authenticationEntryPoint(refusals).accessDeniedHandler(refusals));
    }

    @Bean
    HttpFirewall firewall() {
        return new Firewall();
    }
}
