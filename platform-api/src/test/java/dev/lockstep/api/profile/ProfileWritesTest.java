package dev.lockstep.api.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.testing.ApiFixture;
import dev.lockstep.api.testing.People;
import dev.lockstep.api.testing.ProfileBody;
import dev.lockstep.api.testing.Refused;
import dev.lockstep.api.testing.Writes;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Creating, changing and steering profiles, down to the rows. */
@Tag("server")
class ProfileWritesTest {
    private static final ApiFixture API = ApiFixture.running();
    private static final WebTestClient ALICE = API.as(People.ALICE);

    @Test
    void a_created_profile_is_stopped_funded_and_told_to_the_engines() {
        var created = Writes.created(ALICE, ProfileBody.ofAcme());

        assertThat(created)
                .containsEntry("desired_state", "STOPPED")
                .containsEntry("observed_state", "IDLE")
                .containsEntry("mode", "PAPER")
                .containsEntry("version", 1)
                .containsEntry("capital", Map.of("amount", "1000", "asset", "USDT"))
                .containsEntry(
                        "strategy", Map.of("kind", "ema_cross", "parameters", Map.of("fast", "9", "slow", "21")));
        UUID id = UUID.fromString(created.get("id").toString());
        assertThat(API.rows().text("""
                select string_agg(kind || ' ' || trim_scale(amount), ', ' order by kind) from ledger_accounts where profile_id = ?
                """, id)).isEqualTo("AVAILABLE 1000, CAPITAL -1000");
        assertThat(API.rows().count("select count(*) from outbox where payload::text like ?", "%" + id + "%"))
                .isEqualTo(1);
    }

    @Test
    void a_created_profile_can_be_read_where_location_says_under_the_same_etag() {
        var result = Writes.create(ALICE, ProfileBody.ofAcme())
                .exchange()
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("ETag", "\"1\"")
                .expectBody()
                .returnResult();

        ALICE.get()
                .uri(String.valueOf(result.getResponseHeaders().getLocation()))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"1\"");
    }

    @Test
    void a_program_may_choose_the_id_once_and_another_tenant_may_choose_the_same() {
        UUID id = UUID.randomUUID();

        assertThat(Writes.created(ALICE, ProfileBody.ofAcme().with("id", id))).containsEntry("id", id.toString());

        Refused.check(
                "profile_exists", 409, Writes.create(ALICE, ProfileBody.ofAcme().with("id", id)));
        assertThat(Writes.created(API.as(People.GINA), ProfileBody.ofGlobex().with("id", id)))
                .containsEntry("id", id.toString());
    }

    @Test
    void start_pause_and_stop_say_what_is_wanted() {
        Object id = Writes.created(ALICE, ProfileBody.ofAcme()).get("id");

        for (var step :
                Map.of("start", "RUNNING", "pause", "PAUSED", "stop", "STOPPED").entrySet()) {
            Writes.act(API.as(People.TOM), id, step.getKey())
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.desired_state")
                    .isEqualTo(step.getValue());
        }
    }

    @Test
    void a_change_keeps_what_it_leaves_out_and_raises_the_version() {
        Object id = Writes.created(ALICE, ProfileBody.ofAcme()).get("id");

        Writes.change(ALICE, id, "\"1\"", Map.of("timeframe", "5m", "limits", Map.of("stop_loss", "3")))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"2\"")
                .expectBody()
                .jsonPath("$.timeframe")
                .isEqualTo("5m")
                .jsonPath("$.limits.stop_loss")
                .isEqualTo("3")
                .jsonPath("$.limits.take_profit")
                .isEqualTo("4")
                .jsonPath("$.symbols[0]")
                .isEqualTo("BTCUSDT");
    }

    @Test
    void a_change_meant_for_another_version_is_refused_and_so_is_one_that_does_not_say() {
        Object id = Writes.created(ALICE, ProfileBody.ofAcme()).get("id");
        Writes.act(ALICE, id, "start").exchange().expectStatus().isOk();
        String before = API.rows().fingerprint();

        Refused.check("version_mismatch", 412, Writes.change(ALICE, id, "\"1\"", Map.of("timeframe", "5m")));
        Refused.check("parameter_invalid", 400, Writes.change(ALICE, id, "*", Map.of("timeframe", "5m")));
        Refused.check(
                "if_match_required",
                428,
                ALICE.patch()
                        .uri("/api/v1/profiles/{id}", id)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .bodyValue(Map.of("timeframe", "5m")));

        assertThat(API.rows().fingerprint()).isEqualTo(before);
    }

    @Test
    void a_change_may_not_lead_where_creation_could_not() {
        Object id = Writes.created(ALICE, ProfileBody.ofAcme()).get("id");
        String before = API.rows().fingerprint();

        Refused.check(
                "capital_below_min_notional",
                422,
                Writes.change(ALICE, id, "\"1\"", Map.of("limits", Map.of("position_size", "0.5"))));

        assertThat(API.rows().fingerprint()).isEqualTo(before);
    }

    @Test
    void a_taken_name_is_a_conflict_for_creation_and_change() {
        String name = String.valueOf(Writes.created(ALICE, ProfileBody.ofAcme()).get("name"));
        Object other = Writes.created(ALICE, ProfileBody.ofAcme()).get("id");
        String before = API.rows().fingerprint();

        Refused.check(
                "profile_name_taken",
                409,
                Writes.create(ALICE, ProfileBody.ofAcme().with("name", name)));
        Refused.check("profile_name_taken", 409, Writes.change(ALICE, other, "\"1\"", Map.of("name", name)));

        assertThat(API.rows().fingerprint()).isEqualTo(before);
        Writes.created(API.as(People.GINA), ProfileBody.ofGlobex().with("name", name));
    }
}
