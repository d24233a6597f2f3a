package dev.lockstep.local.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.local.venue.VenueClient.Socket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a socket says of itself and how it is refused, by the vendor's documentation. */
@Tag("server")
class SocketRulesTest {
    private final VenueServer server = VenueServer.start(
            VenueServerSettings.generated(7, List.of(VenueClient.ACME)).withPace(Pace.LOCKSTEP));
    private final VenueClient client = new VenueClient(server, VenueClient.ACME);

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void limits_are_shown_unless_the_connection_or_the_request_says_otherwise() {
        try (Socket usual = client.socket("/ws-api/v3");
                Socket quiet = client.socket("/ws-api/v3?returnRateLimits=false")) {
            assertThat(ask(usual, "time", "{}").has("rateLimits")).isTrue();
            assertThat(ask(usual, "time", "{\"returnRateLimits\":false}").has("rateLimits"))
                    .isFalse();
            assertThat(ask(quiet, "time", "{}").has("rateLimits")).isFalse();
            assertThat(ask(quiet, "session.status", "{\"returnRateLimits\":true}")
                            .has("rateLimits"))
                    .isTrue();
            assertThat(ask(quiet, "session.status", "{}")
                            .path("result")
                            .path("returnRateLimits")
                            .asBoolean(true))
                    .isFalse();
            assertThat(ask(quiet, "nope", "{}").has("rateLimits")).isFalse();
        }
    }

    @Test
    void what_concerns_the_session_weighs_two_and_is_limited_too() {
        try (Socket api = client.socket("/ws-api/v3")) {
            long before = count(ask(api, "session.status", "{}"));
            JsonNode subscribed = ask(api, "userDataStream.subscribe.signature", client.signedParams(Map.of()));
            assertThat(count(subscribed)).isEqualTo(before + 2);

            client.control("POST", "/control/change", "{\"do\":\"limits\",\"weightPerMinute\":1}");
            JsonNode limited = ask(api, "session.status", "{}");
            assertThat(limited.path("status").asInt()).isEqualTo(429);
            assertThat(limited.path("error").path("code").asInt()).isEqualTo(-1003);
            assertThat(limited.path("error").path("data").path("retryAfter").asLong())
                    .isPositive();
        }
    }

    @Test
    void a_session_knows_whether_anything_is_subscribed_on_it() {
        try (Socket api = client.socket("/ws-api/v3")) {
            assertThat(hasUserData(api)).isFalse();
            ask(api, "userDataStream.subscribe.signature", client.signedParams(Map.of()));
            assertThat(hasUserData(api)).isTrue();
            ask(api, "userDataStream.unsubscribe", "{}");
            assertThat(hasUserData(api)).isFalse();
        }
    }

    @Test
    void a_market_stream_refuses_what_it_does_not_know() {
        try (Socket market = client.socket("/ws")) {
            assertThat(error(market, "{\"method\":\"FOO\",\"id\":1}")
                            .path("code")
                            .asInt())
                    .isEqualTo(2);
            JsonNode property = error(market, "{\"method\":\"SET_PROPERTY\",\"params\":[\"colour\",true],\"id\":2}");
            assertThat(property.path("code").asInt(-1)).isZero();
            assertThat(property.path("msg").asString()).isEqualTo("Unknown property");
            JsonNode value = error(market, "{\"method\":\"SET_PROPERTY\",\"params\":[\"combined\",\"yes\"],\"id\":3}");
            assertThat(value.path("code").asInt()).isEqualTo(1);
            assertThat(value.path("msg").asString()).isEqualTo("Invalid value type: expected Boolean");
            market.send("{\"method\":\"SET_PROPERTY\",\"params\":[\"combined\",true],\"id\":4}");
            assertThat(market.next(message -> message.has("id")).path("result").isNull())
                    .isTrue();
        }
    }

    private static JsonNode error(Socket market, String text) {
        market.send(text);
        return market.next(message -> message.has("error")).path("error");
    }

    private boolean hasUserData(Socket api) {
        return ask(api, "session.status", "{}")
                .path("result")
                .path("userDataStream")
                .asBoolean();
    }

    private static long count(JsonNode answer) {
        return answer.path("rateLimits").get(0).path("count").asLong();
    }

    private static JsonNode ask(Socket api, String method, String params) {
        api.send("{\"id\":\"q\",\"method\":\"" + method + "\",\"params\":" + params + "}");
        return api.next(message -> message.path("id").asString("").equals("q"));
    }
}
