package dev.lockstep.api.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.testing.ApiFixture;
import dev.lockstep.api.testing.People;
import dev.lockstep.api.testing.ProfileBody;
import dev.lockstep.api.testing.Refused;
import dev.lockstep.api.testing.Routes;
import dev.lockstep.api.testing.Trades;
import dev.lockstep.api.testing.Writes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Another tenant's things look exactly like things that are not there, on every route the server has. */
@Tag("server")
class IsolationTest {
    private static final ApiFixture API = ApiFixture.running();
    private static final Pattern NEXT = Pattern.compile("\"next_cursor\":\"([^\"]+)\"");
    private static final UUID PROFILE_OF_ACME = UUID.fromString(
            Writes.created(API.as(People.ALICE), ProfileBody.ofAcme()).get("id").toString());
    private static final UUID PROFILE_OF_GLOBEX =
            UUID.fromString(Writes.created(API.as(People.GINA), ProfileBody.ofGlobex())
                    .get("id")
                    .toString());
    private static final Trades OF_ACME = Trades.of(API.rows(), People.Tenants.ACME, PROFILE_OF_ACME, 1);
    private static final Trades OF_GLOBEX = Trades.of(API.rows(), People.Tenants.GLOBEX, PROFILE_OF_GLOBEX, 1);

    @Test
    void an_id_of_another_tenant_is_404_on_every_route_that_takes_one_exactly_as_an_id_of_nobody() {
        List<Routes.Route> routes =
                Routes.of(API).stream().filter(Routes.Route::takesAnId).toList();
        String before = API.rows().fingerprint();

        for (Routes.Route route : routes) {
            Object foreign = idOfAcme(route);
            Map<String, Object> ours = Refused.check(notFound(route), 404, request(route, foreign));
            Map<String, Object> nobodys = Refused.check(notFound(route), 404, request(route, nobodys(foreign)));

            assertThat(withoutIds(ours)).as(route.toString()).isEqualTo(withoutIds(nobodys));
        }
        assertThat(routes).hasSizeGreaterThanOrEqualTo(8);
        assertThat(API.rows().fingerprint()).isEqualTo(before);
    }

    @Test
    void the_ids_of_the_test_are_good_for_their_owner() {
        for (Routes.Route route : Routes.of(API)) {
            if (route.takesAnId() && !route.writes()) {
                API.as(People.ALICE)
                        .get()
                        .uri(route.with(idOfAcme(route)))
                        .exchange()
                        .expectStatus()
                        .isOk();
            }
        }
    }

    @Test
    void lists_hold_only_what_is_the_callers_and_no_trace_of_the_other() {
        for (Routes.Route route : Routes.of(API)) {
            if (route.isAList() && !route.path().endsWith("/me")) {
                String acme = list(People.ALICE, route.path());
                String globex = list(People.GINA, route.path());
                assertThat(acme).as(route.toString()).doesNotContain(PROFILE_OF_GLOBEX.toString(), OF_GLOBEX.order());
                assertThat(globex).as(route.toString()).doesNotContain(PROFILE_OF_ACME.toString(), OF_ACME.order());
                if (!route.path().endsWith("/exchange-accounts")
                        && !route.path().endsWith("/strategies")
                        && !route.path().endsWith("/marks")) {
                    assertThat(acme.contains(PROFILE_OF_ACME.toString()) || acme.contains(OF_ACME.order()))
                            .as("%s shows acme its own", route)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void a_filter_by_another_tenants_profile_is_404_and_not_an_empty_list() {
        for (String path : List.of("orders", "positions", "trades", "decisions", "ledger/balances", "ledger/entries")) {
            Refused.check(
                    "profile_not_found",
                    404,
                    API.as(People.GINA).get().uri("/api/v1/" + path + "?profile_id=" + PROFILE_OF_ACME));
        }
    }

    @Test
    void a_filter_by_verdict_widens_nothing() {
        assertThat(list(People.GINA, "/api/v1/decisions?verdict=DENIED&verdict=ALLOWED&verdict=NONE"))
                .contains(PROFILE_OF_GLOBEX.toString())
                .doesNotContain(PROFILE_OF_ACME.toString());
    }

    private static WebTestClient.RequestHeadersSpec<?> request(Routes.Route route, Object id) {
        return API.as(People.GINA)
                .method(route.method())
                .uri(route.with(id))
                .contentType(MediaType.APPLICATION_JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", "\"1\"")
                .bodyValue(Map.of());
    }

    /** All pages of a list: other tests of this API write too, and what was written first is on the last page. */
    private static String list(People person, String path) {
        StringBuilder pages = new StringBuilder();
        String from = path + (path.contains("?") ? "&" : "?");
        String cursor = "";
        do {
            String page = page(person, from + cursor);
            pages.append(page);
            Matcher next = NEXT.matcher(page);
            cursor = next.find() ? "cursor=" + next.group(1) : "";
        } while (!cursor.isEmpty());
        return pages.toString();
    }

    private static String page(People person, String uri) {
        return Objects.requireNonNull(API.as(person)
                .get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private static Object idOfAcme(Routes.Route route) {
        return switch (route.resource()) {
            case "profiles" -> PROFILE_OF_ACME;
            case "orders" -> OF_ACME.order();
            case "positions" -> OF_ACME.position();
            case "exchange-accounts" -> People.Tenants.accountOf(People.Tenants.ACME);
            default -> throw new AssertionError("this test has no id of another tenant for " + route);
        };
    }

    private static String notFound(Routes.Route route) {
        return switch (route.resource()) {
            case "profiles" -> "profile_not_found";
            case "orders" -> "order_not_found";
            case "positions" -> "position_not_found";
            default -> "exchange_account_not_found";
        };
    }

    private static Object nobodys(Object like) {
        String random = UUID.randomUUID().toString();
        return like instanceof UUID ? random : random.replace("-", "");
    }

    private static String withoutIds(Map<String, Object> problem) {
        return new TreeMap<>(problem)
                .toString()
                .replaceAll("[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}", "ID");
    }
}
