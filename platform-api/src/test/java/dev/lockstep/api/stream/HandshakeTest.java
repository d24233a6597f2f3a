package dev.lockstep.api.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.testing.ApiFixture;
import dev.lockstep.api.testing.People;
import dev.lockstep.api.testing.Refused;
import dev.lockstep.api.testing.StreamClient;
import dev.lockstep.api.web.security.Access;
import dev.lockstep.api.web.security.Caller;
import dev.lockstep.engine.tenancy.Role;
import dev.lockstep.engine.tenancy.Tenant;
import dev.lockstep.engine.tenancy.TenantId;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

/** Who gets in, and how long for. */
@Tag("server")
class HandshakeTest {
    private static final ApiFixture API = ApiFixture.running();

    @Test
    void a_token_in_the_handshake_is_welcomed() {
        try (StreamClient client = StreamClient.as(API, People.VICTOR)) {
            JsonNode welcome = client.first("welcome");

            assertThat(welcome.get("subject").asString()).isEqualTo("victor");
            assertThat(welcome.get("tenant_id").asString()).isEqualTo(People.Tenants.ACME.toString());
            assertThat(welcome.get("sequence").isNumber()).isTrue();
        }
    }

    @Test
    void what_a_client_says_before_it_is_welcomed_is_heard() {
        for (int i = 0; i < 100; i++) {
            try (StreamClient client = StreamClient.as(API, People.VICTOR).subscribe("orders")) {
                assertThat(client.first("subscribed").get("resumed").asBoolean())
                        .as("connection %s", i)
                        .isFalse();
            }
        }
    }

    @Test
    void a_ticket_opens_the_stream_once() {
        String ticket = ticket(People.VICTOR);
        assertThat(ticket).startsWith("lk_" + People.Tenants.ACME + "_");
        assertThat(API.rows().text("select string_agg(t::text, ' ') from stream_tickets t"))
                .as("only its hash is stored")
                .doesNotContain(ticket.substring(40));

        try (StreamClient first = anonymous();
                StreamClient second = anonymous()) {
            first.say(authenticate("ticket", ticket));
            assertThat(first.first("welcome").get("subject").asString()).isEqualTo("victor");

            second.say(authenticate("ticket", ticket));
            assertThat(second.first("problem").get("code").asString()).isEqualTo("stream_ticket");
            assertThat(second.closeCode()).isEqualTo(4401);
        }
    }

    @Test
    void of_many_who_redeem_one_ticket_at_once_one_gets_in() {
        Ticket ticket = Ticket.read(ticket(People.VICTOR)).orElseThrow();
        Tickets tickets = API.bean(Tickets.class);

        Long redeemed = Flux.range(0, 16)
                .flatMap(i -> tickets.redeem(ticket), 16)
                .count()
                .block(Duration.ofSeconds(20));

        assertThat(redeemed).isEqualTo(1);
    }

    @Test
    void a_ticket_too_old_or_made_up_opens_nothing() {
        String old = ticket(People.VICTOR);
        API.rows().execute("update stream_tickets set expires_at = now() - interval '1 second'");
        String foreign =
                ticket(People.VICTOR).replace(People.Tenants.ACME.toString(), People.Tenants.GLOBEX.toString());
        for (String bad : new String[] {old, foreign, "lk_nonsense", ""}) {
            try (StreamClient client = anonymous()) {
                client.say(authenticate("ticket", bad));
                assertThat(client.first("problem").get("code").asString()).isEqualTo("stream_ticket");
                assertThat(client.closeCode()).isEqualTo(4401);
            }
        }
    }

    @Test
    void who_says_nothing_or_asks_before_it_is_known_is_sent_away() {
        try (StreamClient silent = anonymous();
                StreamClient hasty = anonymous();
                StreamClient forger = anonymous()) {
            hasty.subscribe("orders");
            assertThat(hasty.first("problem").get("code").asString()).isEqualTo("stream_authentication");
            assertThat(hasty.closeCode()).isEqualTo(4401);

            forger.say(authenticate(
                    "token", API.issuer().signByStranger(API.issuer().aToken("alice", People.Tenants.ACME))));
            assertThat(forger.first("problem").get("code").asString()).isEqualTo("token_invalid");
            assertThat(forger.closeCode()).isEqualTo(4401);

            assertThat(silent.closeCode()).isEqualTo(4401);
        }
    }

    @Test
    void the_stream_ends_with_the_token_unless_a_newer_one_comes() {
        String brief = API.issuer()
                .sign(API.issuer().aToken("victor", People.Tenants.ACME).withLife(Duration.ofSeconds(4)));
        try (StreamClient ends = StreamClient.withToken(API, brief);
                StreamClient goesOn = StreamClient.withToken(API, brief)) {
            assertThat(goesOn.first("expiring").get("expires_at").asString()).isNotBlank();
            goesOn.say(authenticate("token", API.issuer().sign(API.issuer().aToken("victor", People.Tenants.ACME))));
            goesOn.first("authenticated");

            assertThat(ends.closeCode()).isEqualTo(4401);
            StreamClient.pause(Duration.ofSeconds(1));
            assertThat(goesOn.isClosed()).isFalse();
        }
    }

    @Test
    void a_newer_token_of_somebody_else_ends_it() {
        for (People other : new People[] {People.ALICE, People.GINA}) {
            try (StreamClient client = StreamClient.as(API, People.VICTOR)) {
                client.first("welcome");
                client.say(authenticate(
                        "token", API.issuer().sign(API.issuer().aToken(other.subject(), other.tenant()))));
                assertThat(client.first("problem").get("code").asString()).isEqualTo("stream_identity");
                assertThat(client.closeCode()).isEqualTo(4403);
            }
        }
    }

    @Test
    void what_is_no_good_handshake_is_a_problem_over_http() {
        Refused.check("stream_upgrade", 426, API.as(People.VICTOR).get().uri("/ws/v1/stream"));
        Refused.check(
                "token_invalid",
                401,
                API.with("nonsense").get().uri("/ws/v1/stream").header("Upgrade", "websocket"));
        Refused.check(
                "tenant_required",
                403,
                API.as(People.OPERATOR).get().uri("/ws/v1/stream").header("Upgrade", "websocket"));
        Refused.check(
                "stream_origin",
                403,
                API.as(People.VICTOR)
                        .get()
                        .uri("/ws/v1/stream")
                        .header("Upgrade", "websocket")
                        .header("Origin", "https://evil.example"));
        assertThatThrownBy(() -> StreamClient.with(API, Map.of("Origin", "https://evil.example")))
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
        try (StreamClient ours = StreamClient.with(API, Map.of("Origin", "http://localhost:8080"))) {
            assertThat(ours.isClosed()).isFalse();
        }
    }

    @Test
    void tickets_are_for_members_and_not_without_end() {
        Refused.check("token_missing", 401, API.anyone().post().uri("/api/v1/stream-tickets"));
        Refused.check("tenant_required", 403, API.as(People.OPERATOR).post().uri("/api/v1/stream-tickets"));

        for (int i = 0; i < 200; i++) {
            API.bean(Tickets.class)
                    .issue(
                            Ticket.drawn(new TenantId(People.Tenants.SUSPENDED)),
                            new Access(
                                    new Caller(
                                            "susan",
                                            new TenantId(People.Tenants.SUSPENDED),
                                            Role.OWNER,
                                            Tenant.Status.SUSPENDED),
                                    Instant.now()))
                    .block();
        }
        Refused.check("stream_tickets", 429, API.as(People.SUSAN).post().uri("/api/v1/stream-tickets"));
        API.rows().execute("delete from stream_tickets");
    }

    private static StreamClient anonymous() {
        return StreamClient.with(API, Map.of());
    }

    private static String authenticate(String kind, String proof) {
        return "{\"op\":\"authenticate\",\"" + kind + "\":\"" + proof + "\"}";
    }

    private static String ticket(People person) {
        WebTestClient client = API.as(person);
        return String.valueOf(Objects.requireNonNull(client.post()
                        .uri("/api/v1/stream-tickets")
                        .exchange()
                        .expectStatus()
                        .isCreated()
                        .expectHeader()
                        .valueEquals("Cache-Control", "no-store")
                        .expectBody(new ParameterizedTypeReference<Map<String, Object>>() {})
                        .returnResult()
                        .getResponseBody())
                .get("ticket"));
    }
}
