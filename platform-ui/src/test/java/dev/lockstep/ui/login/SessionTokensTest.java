package dev.lockstep.ui.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.ui.client.AccessTokens;
import dev.lockstep.ui.client.ApiFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

/** The tokens of a login, used by threads that no request and no page belongs to, at a real token endpoint. */
@Tag("server")
class SessionTokensTest {
    private static final int LONG = 900;

    private final Instant begun = Instant.now();
    private final Instant ends = begun.plus(Duration.ofMinutes(10));

    private volatile Instant now = begun;
    private TokenEndpoint endpoint;
    private AccessTokens tokens;
    private MockHttpServletRequest browser;

    @BeforeEach
    void somebody_has_logged_in() throws IOException {
        endpoint = TokenEndpoint.start();
        browser = new MockHttpServletRequest();
        new SessionTokenRepository(LoginConfiguration.grants(), () -> now)
                .saveAuthorizedClient(login(endpoint.address()), person(), browser, new MockHttpServletResponse());
        tokens = SessionTokenRepository.tokens(browser.getSession()).orElseThrow();
    }

    @AfterEach
    void closes() {
        endpoint.close();
    }

    @Test
    void a_token_that_lasts_is_used_as_it_is() {
        assertThat(tokens.bearer(Duration.ZERO)).isEqualTo("first");
        assertThat(endpoint.asked()).isEmpty();
    }

    @Test
    void a_token_near_its_end_is_renewed_once_however_many_threads_ask() throws Exception {
        endpoint.grants("second", "refresh-2", LONG);
        endpoint.takesItsTime(300);
        now = ends.minusSeconds(20);

        assertThat(askedAtOnce(64)).containsOnly("second").hasSize(64);

        String known = Base64.getEncoder().encodeToString("screens:secret".getBytes(StandardCharsets.UTF_8));
        assertThat(endpoint.asked())
                .singleElement()
                .satisfies(asked -> assertThat(asked)
                        .startsWith("Basic " + known)
                        .contains("grant_type=refresh_token")
                        .contains("refresh_token=refresh-1"));
    }

    @Test
    void each_refresh_token_is_used_once_and_the_newest_id_token_is_shown_at_logout() {
        endpoint.grants("second", "refresh-2", LONG);
        now = ends;
        assertThat(tokens.bearer(Duration.ZERO)).isEqualTo("second");
        endpoint.grants("third", "refresh-3", LONG);
        now = Instant.now().plusSeconds(LONG);

        assertThat(tokens.bearer(Duration.ZERO)).isEqualTo("third");
        assertThat(endpoint.asked().getLast()).contains("refresh_token=refresh-2");
        assertThat(SessionTokenRepository.tokens(browser.getSession())
                        .orElseThrow()
                        .end())
                .isEqualTo("id-of-third");
        assertThatThrownBy(() -> tokens.bearer(Duration.ZERO)).isInstanceOf(ApiFailure.SessionOver.class);
    }

    @Test
    void whoever_needs_it_for_longer_gets_one_that_lasts_longer() {
        endpoint.grants("second", "refresh-2", LONG);
        now = ends.minusSeconds(90);

        assertThat(tokens.bearer(Duration.ZERO)).isEqualTo("first");
        assertThat(tokens.bearer(Duration.ofMinutes(2))).isEqualTo("second");
    }

    @Test
    void a_refused_refresh_ends_the_session_and_is_not_asked_for_again() throws Exception {
        endpoint.answers(400, "{\"error\":\"invalid_grant\"}");
        now = ends.minusSeconds(20);

        for (int time = 0; time < 3; time++) {
            assertThatThrownBy(() -> tokens.bearer(Duration.ZERO)).isInstanceOf(ApiFailure.SessionOver.class);
        }
        assertThatThrownBy(() -> askedAtOnce(1)).hasCauseInstanceOf(ApiFailure.SessionOver.class);
        assertThat(endpoint.asked()).hasSize(1);
    }

    @Test
    void while_the_provider_is_out_of_order_the_old_token_serves_as_long_as_it_lasts() {
        endpoint.answers(503, "<h1>out of order</h1>");
        now = ends.minusSeconds(20);
        assertThat(tokens.bearer(Duration.ZERO)).isEqualTo("first");

        now = ends.plusSeconds(1);
        assertThatThrownBy(() -> tokens.bearer(Duration.ZERO)).isInstanceOf(ApiFailure.Down.class);

        endpoint.grants("second", "refresh-2", LONG);
        assertThat(tokens.bearer(Duration.ZERO)).isEqualTo("second");
        assertThat(endpoint.asked()).hasSize(3);
    }

    @Test
    void nobody_there_to_ask_is_no_end_of_the_session_either() {
        endpoint.close();
        now = ends.minusSeconds(20);
        assertThat(tokens.bearer(Duration.ZERO)).isEqualTo("first");

        now = ends.plusSeconds(1);
        assertThatThrownBy(() -> tokens.bearer(Duration.ZERO)).isInstanceOf(ApiFailure.Down.class);
    }

    private List<String> askedAtOnce(int threads) throws ExecutionException, InterruptedException {
        var begin = new CountDownLatch(1);
        List<Future<String>> answers = new ArrayList<>();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int thread = 0; thread < threads; thread++) {
                answers.add(pool.submit(() -> {
                    begin.await();
                    return tokens.bearer(Duration.ZERO);
                }));
            }
            begin.countDown();
            List<String> got = new ArrayList<>();
            for (Future<String> answer : answers) {
                got.add(answer.get());
            }
            return got;
        }
    }

    private OAuth2AuthorizedClient login(String tokenUri) {
        ClientRegistration provider = ClientRegistration.withRegistrationId("idp")
                .clientId("screens")
                .clientSecret("secret")
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("http://localhost/login/oauth2/code/idp")
                .authorizationUri("http://localhost/oauth2/authorize")
                .tokenUri(tokenUri)
                .build();
        return new OAuth2AuthorizedClient(
                provider,
                "alice",
                new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, "first", begun, ends),
                new OAuth2RefreshToken("refresh-1", begun));
    }

    private OAuth2AuthenticationToken person() {
        var authorities = AuthorityUtils.createAuthorityList("OIDC_USER");
        var idToken = new OidcIdToken("id-of-first", begun, ends, Map.of("sub", "alice"));
        return new OAuth2AuthenticationToken(new DefaultOidcUser(authorities, idToken), authorities, "idp");
    }
}
