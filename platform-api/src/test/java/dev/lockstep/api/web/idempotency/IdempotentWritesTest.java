package dev.lockstep.api.web.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.testing.ApiFixture;
import dev.lockstep.api.testing.People;
import dev.lockstep.api.testing.ProfileBody;
import dev.lockstep.api.testing.Refused;
import dev.lockstep.api.testing.Routes;
import dev.lockstep.api.testing.Writes;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** A write that is repeated is done once. */
@Tag("server")
class IdempotentWritesTest {
    private static final ApiFixture API = ApiFixture.running();
    private static final WebTestClient ALICE = API.as(People.ALICE);

    @Test
    void every_route_that_writes_asks_for_a_key_but_the_one_that_leaves_nothing_behind() {
        List<Routes.Route> writes = Routes.of(API).stream()
                .filter(Routes.Route::writes)
                .filter(route -> !route.resource().equals("stream-tickets"))
                .toList();

        for (Routes.Route route : writes) {
            Refused.check(
                    "idempotency_key_missing",
                    400,
                    ALICE.method(route.method())
                            .uri(route.with(UUID.randomUUID()))
                            .contentType(MediaType.APPLICATION_JSON)
                            .header("If-Match", "\"1\"")
                            .bodyValue(Map.of()));
        }
        assertThat(writes).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void a_malformed_key_is_refused_and_a_quoted_one_is_the_same_as_a_bare_one() {
        Refused.check("idempotency_key_invalid", 400, Writes.create(ALICE, ProfileBody.ofAcme(), "short"));
        ProfileBody body = ProfileBody.ofAcme();
        String key = UUID.randomUUID().toString();
        Writes.create(ALICE, body, key).exchange().expectStatus().isCreated();

        Writes.create(ALICE, body, "\"" + key + "\"")
                .exchange()
                .expectHeader()
                .valueEquals("Idempotency-Replayed", "true");
    }

    @Test
    void a_repeated_write_gets_the_first_answer_again_and_changes_nothing() {
        ProfileBody body = ProfileBody.ofAcme();
        String key = UUID.randomUUID().toString();
        byte[] first = Writes.create(ALICE, body, key)
                .exchange()
                .expectStatus()
                .isCreated()
                .expectHeader()
                .doesNotExist("Idempotency-Replayed")
                .expectBody()
                .returnResult()
                .getResponseBody();
        String before = API.rows().fingerprint();

        byte[] second = Writes.create(ALICE, body, key)
                .exchange()
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("Idempotency-Replayed", "true")
                .expectHeader()
                .valueEquals("ETag", "\"1\"")
                .expectHeader()
                .exists("Location")
                .expectBody()
                .returnResult()
                .getResponseBody();

        assertThat(second).isEqualTo(first);
        assertThat(API.rows().fingerprint()).isEqualTo(before);
    }

    @Test
    void a_key_used_for_another_body_is_refused() {
        String key = UUID.randomUUID().toString();
        Writes.create(ALICE, ProfileBody.ofAcme(), key)
                .exchange()
                .expectStatus()
                .isCreated();
        String before = API.rows().fingerprint();

        Refused.check("idempotency_key_reused", 422, Writes.create(ALICE, ProfileBody.ofAcme(), key));

        assertThat(API.rows().fingerprint()).isEqualTo(before);
    }

    @Test
    void a_key_belongs_to_tenant_subject_and_route() {
        String key = UUID.randomUUID().toString();
        Writes.create(ALICE, ProfileBody.ofAcme(), key)
                .exchange()
                .expectStatus()
                .isCreated();

        Writes.create(API.as(People.TOM), ProfileBody.ofAcme(), key)
                .exchange()
                .expectStatus()
                .isCreated();
        Writes.create(API.as(People.GINA), ProfileBody.ofGlobex(), key)
                .exchange()
                .expectStatus()
                .isCreated();
    }

    @Test
    void what_failed_is_tried_anew_under_the_same_key() {
        String key = UUID.randomUUID().toString();
        Refused.check(
                "symbol_unknown",
                422,
                Writes.create(ALICE, ProfileBody.ofAcme().with("symbols", List.of("NOPE")), key));

        Writes.create(ALICE, ProfileBody.ofAcme(), key)
                .exchange()
                .expectStatus()
                .isCreated();
    }

    @Test
    void of_many_at_once_one_does_the_work_and_the_others_are_told_to_wait_or_get_its_answer() {
        ProfileBody body = ProfileBody.ofAcme();
        String key = UUID.randomUUID().toString();

        List<Integer> statuses = Flux.range(0, 16)
                .flatMap(
                        i -> Flux.defer(() -> Flux.just(Writes.create(ALICE, body, key)
                                        .exchange()
                                        .returnResult(String.class)
                                        .getStatus()
                                        .value()))
                                .subscribeOn(Schedulers.boundedElastic()),
                        16)
                .collectList()
                .block();

        assertThat(statuses).hasSize(16).isSubsetOf(201, 409).contains(201);
        assertThat(API.rows()
                        .count(
                                "select count(*) from profiles where name = ?",
                                body.json().get("name")))
                .isEqualTo(1);
        Writes.create(ALICE, body, key).exchange().expectHeader().valueEquals("Idempotency-Replayed", "true");
    }

    @Test
    void an_answer_is_kept_for_72_hours_and_then_cleared_away_by_later_writes() {
        ProfileBody body = ProfileBody.ofAcme();
        String key = UUID.randomUUID().toString();
        Writes.create(ALICE, body, key).exchange().expectStatus().isCreated();
        assertThat(API.rows().count("""
                select extract(epoch from expires_at - created_at)::bigint / 3600 from idempotency_keys where idempotency_key = ?
                """, key)).isBetween(71L, 72L);
        API.rows()
                .execute(
                        "update idempotency_keys set expires_at = clock_timestamp() - interval '1 s' where idempotency_key = ?",
                        key);

        Writes.create(ALICE, ProfileBody.ofAcme()).exchange().expectStatus().isCreated();

        assertThat(API.rows().count("select count(*) from idempotency_keys where idempotency_key = ?", key))
                .isZero();
    }
}
