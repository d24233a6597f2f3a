package dev.lockstep.api.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.testing.ApiFixture;
import dev.lockstep.api.testing.People;
import dev.lockstep.api.testing.ProfileBody;
import dev.lockstep.api.testing.Refused;
import dev.lockstep.api.testing.Writes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;

/** Bodies that are wrong in every way we could think of: a code each, one log line, no row changed. */
@Tag("server")
class BadProfileTest {
    private static final ApiFixture API = ApiFixture.running();
    private static final WebTestClient ALICE = API.as(People.ALICE);

    static Stream<Arguments> badFields() {
        List<String> many = new ArrayList<>(Collections.nCopies(21, "BTCUSDT"));
        return Stream.of(
                Arguments.of("symbol_unknown", 422, ProfileBody.ofAcme().with("symbols", List.of("NOPEUSDT"))),
                Arguments.of("symbol_not_tradable", 422, ProfileBody.ofAcme().with("symbols", List.of("HALTUSDT"))),
                Arguments.of("profile_watchlist", 422, ProfileBody.ofAcme().with("symbols", List.of())),
                Arguments.of("profile_watchlist", 422, ProfileBody.ofAcme().with("symbols", many)),
                Arguments.of(
                        "capital_below_min_notional",
                        422,
                        ProfileBody.ofAcme().with("capital", Map.of("amount", "100", "asset", "USDT"))),
                Arguments.of(
                        "profile_capital",
                        422,
                        ProfileBody.ofAcme().with("capital", Map.of("amount", "0", "asset", "USDT"))),
                Arguments.of(
                        "profile_quote",
                        422,
                        ProfileBody.ofAcme().with("capital", Map.of("amount", "1000", "asset", "EUR"))),
                Arguments.of(
                        "field_invalid",
                        422,
                        ProfileBody.ofAcme().with("capital", Map.of("amount", "1e9", "asset", "USDT"))),
                Arguments.of("field_missing", 400, ProfileBody.ofAcme().with("capital", Map.of("amount", "1000"))),
                Arguments.of("field_missing", 400, ProfileBody.ofAcme().without("name")),
                Arguments.of("field_missing", 400, ProfileBody.ofAcme().without("exchange_account_id")),
                Arguments.of("profile_name", 422, ProfileBody.ofAcme().with("name", " ")),
                Arguments.of("profile_name", 422, ProfileBody.ofAcme().with("name", "x".repeat(81))),
                Arguments.of("field_invalid", 422, ProfileBody.ofAcme().with("name", "two\nlines")),
                Arguments.of("timeframe_unknown", 422, ProfileBody.ofAcme().with("timeframe", "7m")),
                Arguments.of("strategy_unknown", 422, ProfileBody.ofAcme().with("strategy", Map.of("kind", "luck"))),
                Arguments.of(
                        "strategy_parameter",
                        422,
                        ProfileBody.ofAcme()
                                .with("strategy", Map.of("kind", "ema_cross", "parameters", Map.of("fast", "0")))),
                Arguments.of("risk_limit", 422, ProfileBody.ofAcme().with("limits", Map.of("position_size", "101"))),
                Arguments.of(
                        "field_invalid", 422, ProfileBody.ofAcme().with("limits", Map.of("cooldown", "5 minutes"))),
                Arguments.of("field_unknown", 400, ProfileBody.ofAcme().with("tenant_id", People.Tenants.GLOBEX)),
                Arguments.of("field_type", 400, ProfileBody.ofAcme().with("exchange_account_id", "mine")),
                Arguments.of("field_type", 400, ProfileBody.ofAcme().with("symbols", "BTCUSDT")),
                Arguments.of(
                        "field_type", 400, ProfileBody.ofAcme().with("limits", Map.of("max_open_positions", "many"))),
                Arguments.of(
                        "exchange_account_not_found",
                        404,
                        ProfileBody.ofAcme().with("exchange_account_id", UUID.randomUUID())),
                Arguments.of(
                        "exchange_account_not_found",
                        404,
                        ProfileBody.ofAcme()
                                .with("exchange_account_id", People.Tenants.accountOf(People.Tenants.GLOBEX))));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("badFields")
    void a_body_that_says_what_cannot_be_is_refused_and_changes_nothing(String code, int status, ProfileBody body) {
        String before = API.rows().fingerprint();

        Refused.check(code, status, Writes.create(ALICE, body));

        assertThat(API.rows().fingerprint()).isEqualTo(before);
    }

    static Stream<Arguments> badText() {
        return Stream.of(
                Arguments.of("body_malformed", 400, "{\"name\": "),
                Arguments.of("body_malformed", 400, "not json"),
                Arguments.of("body_malformed", 400, "{\"name\":\"a\",\"name\":\"b\"}"),
                Arguments.of("field_type", 400, "[]"),
                Arguments.of("body_too_deep", 400, "{\"symbols\":" + "[".repeat(60) + "]".repeat(60) + "}"),
                Arguments.of("body_too_deep", 400, "[".repeat(100_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badText")
    void a_body_that_is_not_the_json_we_read_is_refused_and_changes_nothing(String code, int status, String body) {
        String before = API.rows().fingerprint();

        Refused.check(code, status, Writes.createRaw(ALICE, body));

        assertThat(API.rows().fingerprint()).isEqualTo(before);
    }

    @Test
    void an_empty_body_is_missing() {
        Refused.check("body_missing", 400, Writes.createRaw(ALICE, ""));
    }

    @Test
    void a_body_that_grows_too_large_without_announcing_it_is_cut_off() {
        String before = API.rows().fingerprint();
        Flux<String> chunks = Flux.range(0, 300).map(i -> " ".repeat(1024));

        Refused.check(
                "body_too_large",
                413,
                ALICE.post()
                        .uri("/api/v1/profiles")
                        .contentType(MediaType.APPLICATION_JSON)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .body(chunks, String.class));

        assertThat(API.rows().fingerprint()).isEqualTo(before);
    }

    @Test
    void a_body_of_another_media_type_is_not_read() {
        Refused.check(
                "unsupported_media_type",
                415,
                ALICE.post()
                        .uri("/api/v1/profiles")
                        .contentType(MediaType.APPLICATION_XML)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .bodyValue("<profile/>"));
    }

    @Test
    void the_numbers_are_named_when_the_capital_cannot_meet_the_venues_minimum() {
        var problem = Refused.check(
                "capital_below_min_notional",
                422,
                Writes.create(ALICE, ProfileBody.ofAcme().with("capital", Map.of("amount", "100", "asset", "USDT"))));

        assertThat(problem.get("detail").toString()).contains("10 %", "100 USDT", "9.8 USDT", "10 USDT", "BTCUSDT");
        assertThat(problem.get("context").toString()).contains("min_notional=10 USDT", "smallest_order=9.8 USDT");
    }

    @Test
    void a_venue_that_does_not_answer_is_503_with_retry_after() {
        String before = API.rows().fingerprint();

        Refused.check(
                "venue_unavailable",
                503,
                Writes.create(ALICE, ProfileBody.ofAcme().with("symbols", List.of("DOWNUSDT"))));
        Writes.create(ALICE, ProfileBody.ofAcme().with("symbols", List.of("DOWNUSDT")))
                .exchange()
                .expectHeader()
                .exists("Retry-After");

        assertThat(API.rows().fingerprint()).isEqualTo(before);
    }

    @Test
    void a_viewer_cannot_even_try() {
        Refused.check("role_insufficient", 403, Writes.create(API.as(People.VICTOR), ProfileBody.ofAcme()));
    }
}
