package dev.lockstep.api.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import dev.lockstep.api.testing.ApiFixture;
import dev.lockstep.api.testing.People;
import dev.lockstep.api.testing.Refused;
import dev.lockstep.api.testing.TokenDraft;
import dev.lockstep.api.testing.TokenIssuer;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The gate in front of every route: real HTTP, keys fetched over HTTP, memberships looked up. */
@Tag("server")
class AccessTest {
    private static final ApiFixture API = ApiFixture.running();
    private static final TokenIssuer ISSUER = API.issuer();

    static Stream<Arguments> spoiledTokens() {
        TokenDraft good = ISSUER.aToken(People.ALICE.subject(), People.ALICE.tenant());
        return Stream.of(
                Arguments.of("expired", ISSUER.sign(good.withLife(Duration.ofSeconds(-31)))),
                Arguments.of("another issuer", ISSUER.sign(good.withIssuer("https://elsewhere.example"))),
                Arguments.of("another audience", ISSUER.sign(good.withAudience("another-api"))),
                Arguments.of("type at+jwt", ISSUER.sign(good.withType("JWT"))),
                Arguments.of("not signed", ISSUER.signByStranger(good)),
                Arguments.of("not signed", ISSUER.signAs(JWSAlgorithm.RS512, good)),
                Arguments.of("not signed", ISSUER.signAs(JWSAlgorithm.PS256, good)),
                Arguments.of("not signed", TokenIssuer.signByEllipticStranger(good)),
                Arguments.of("not signed", ISSUER.signWithPublicKeyAsSecret(good)),
                Arguments.of("malformed", TokenIssuer.unsigned(good)),
                Arguments.of("malformed", "not.a.token"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoiledTokens")
    void a_token_that_is_wrong_in_any_way_is_refused_with_401(String reason, String token) {
        var problem = Refused.check("token_invalid", 401, get(API.with(token)));

        assertThat(problem.get("detail").toString()).contains(reason);
        API.with(token)
                .get()
                .uri("/api/v1/me")
                .exchange()
                .expectHeader()
                .value(
                        HttpHeaders.WWW_AUTHENTICATE,
                        value -> assertThat(value).startsWith("Bearer").contains("invalid_token"));
    }

    @Test
    void tokens_of_unknown_keys_do_not_make_us_ask_for_keys_each_time() {
        TokenDraft good = ISSUER.aToken(People.ALICE.subject(), People.ALICE.tenant());
        int before = ISSUER.fetches();

        for (int i = 0; i < 30; i++) {
            Refused.check("token_invalid", 401, get(API.with(ISSUER.signWithUnknownKey(good))));
        }

        assertThat(ISSUER.fetches() - before).isLessThanOrEqualTo(2);
        API.with(ISSUER.sign(good))
                .get()
                .uri("/api/v1/me")
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void no_token_is_401_whatever_the_route() {
        Refused.check("token_missing", 401, get(API.anyone()));
        Refused.check("token_missing", 401, API.anyone().get().uri("/nowhere"));
    }

    @Test
    void a_token_within_the_clock_skew_is_taken() {
        String late = ISSUER.sign(
                ISSUER.aToken(People.ALICE.subject(), People.ALICE.tenant()).withLife(Duration.ofSeconds(-10)));

        get(API.with(late)).exchange().expectStatus().isOk();
    }

    @Test
    void the_database_and_not_the_token_says_who_is_a_member() {
        Refused.check("membership_missing", 403, get(API.as(People.LEFT)));
        String elsewhere = ISSUER.sign(ISSUER.aToken(People.ALICE.subject(), People.GINA.tenant()));
        Refused.check("membership_missing", 403, get(API.with(elsewhere)));
    }

    @Test
    void a_tenant_in_a_header_is_not_heard() {
        get(API.as(People.ALICE))
                .header("X-Tenant-Id", String.valueOf(People.GINA.tenant()))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.tenant.slug")
                .isEqualTo("acme")
                .jsonPath("$.role")
                .isEqualTo("OWNER")
                .jsonPath("$.may_write")
                .isEqualTo(true);
    }

    @Test
    void an_operator_sees_itself_and_no_tenant() {
        get(API.as(People.OPERATOR))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.kind")
                .isEqualTo("OPERATOR")
                .jsonPath("$.tenant")
                .doesNotExist();
        Refused.check("tenant_required", 403, API.as(People.OPERATOR).get().uri("/api/v1/profiles"));
    }

    @Test
    void a_viewer_may_not_write_and_a_suspended_tenant_neither() {
        Refused.check("role_insufficient", 403, API.as(People.VICTOR).post().uri("/api/v1/profiles"));
        Refused.check("tenant_suspended", 403, API.as(People.SUSAN).post().uri("/api/v1/profiles"));
    }

    @Test
    void answers_carry_the_security_headers_and_no_other_origin_is_let_in() {
        get(API.as(People.ALICE))
                .header(HttpHeaders.ORIGIN, "https://elsewhere.example")
                .exchange()
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader()
                .valueEquals("X-Frame-Options", "DENY")
                .expectHeader()
                .valueEquals("Referrer-Policy", "no-referrer")
                .expectHeader()
                .exists("Content-Security-Policy")
                .expectHeader()
                .doesNotExist(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN);
    }

    private static WebTestClient.RequestHeadersSpec<?> get(WebTestClient client) {
        return client.get().uri("/api/v1/me");
    }
}
