package dev.lockstep.api.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.testing.ApiFixture;
import dev.lockstep.api.testing.Market;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The machine room's port. */
@Tag("server")
class ManagementTest {
    private static final ApiFixture API = ApiFixture.running();

    @Test
    void health_names_each_dependency_and_says_whether_anybody_trades() {
        API.rows().execute("delete from leases");
        API.management()
                .get()
                .uri("/internal/health")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("UP")
                .jsonPath("$.components.r2dbc.status")
                .isEqualTo("UP")
                .jsonPath("$.components.trading.details.trading_allowed")
                .isEqualTo("no");

        API.rows().execute("""
                insert into leases (lease_key, owner, fence, expires_at)
                values ('shard:0', 'engine-a', 1, clock_timestamp() + interval '1 minute')
                """);
        API.management()
                .get()
                .uri("/internal/health")
                .exchange()
                .expectBody()
                .jsonPath("$.components.trading.details.trading_allowed")
                .isEqualTo("yes");
    }

    @Test
    void health_says_whether_we_hear_the_others() {
        Market.heardBy(API);

        API.management()
                .get()
                .uri("/internal/health")
                .exchange()
                .expectBody()
                .jsonPath("$.components.feeds.details.candles.connected")
                .isEqualTo(true)
                .jsonPath("$.components.feeds.details.events.last_message")
                .exists();
    }

    @Test
    void liveness_asks_no_dependency() {
        API.management()
                .get()
                .uri("/internal/health/liveness")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.components.r2dbc")
                .doesNotExist();
    }

    @Test
    void metrics_are_there_and_name_no_tenant() {
        API.management()
                .get()
                .uri("/metrics")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(text -> assertThat(text)
                        .contains("http_server_requests_seconds")
                        .doesNotContain("acme")
                        .doesNotContain(dev.lockstep.api.testing.People.Tenants.ACME.toString()));
    }

    @Test
    void nothing_else_is_on_that_port() {
        for (String path : new String[] {"/env", "/beans", "/actuator", "/heapdump", "/api/v1/me"}) {
            API.management()
                    .get()
                    .uri(path)
                    .exchange()
                    .expectStatus()
                    .value(status -> assertThat(status).as(path).isIn(401, 404));
        }
    }
}
