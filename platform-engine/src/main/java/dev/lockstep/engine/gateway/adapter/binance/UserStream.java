package dev.lockstep.engine.gateway.adapter.binance;

import dev.lockstep.engine.gateway.VenueReport;
import dev.lockstep.engine.gateway.VenueReport.StreamStarted;
import java.time.Instant;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * The private stream over the WebSocket API: subscribes with a signature on a connection of its own and says
 * {@link StreamStarted} each time the venue has confirmed it, because whatever happened before is not repeated.
 */
final class UserStream {
    private static final String REQUEST_ID = "user-data";
    private static final String METHOD = "userDataStream.subscribe.signature";
    private static final String ALIVE = "{\"id\":\"alive\",\"method\":\"ping\"}";
    private static final int OK = 200;

    private final BinanceVenue venue;
    private final BinanceSigner signer;
    private final UserEvents events;

    UserStream(BinanceVenue venue, BinanceSigner signer, UserEvents events) {
        this.venue = venue;
        this.signer = signer;
        this.events = events;
    }

    Flux<VenueReport> reports() {
        Flux<VenueReport> once = venue.time()
                .now()
                .flatMapMany(now -> venue.socket()
                        .conversation(venue.settings().wsApiUrl(), subscription(now), ALIVE)
                        .concatMap(this::read));
        return venue.socket().kept("user-data", once);
    }

    /** Signed over the parameters in the order of their names. */
    private String subscription(Instant now) {
        String window = Long.toString(venue.settings().receiveWindow().toMillis());
        long timestamp = now.toEpochMilli();
        String signature =
                signer.signature("apiKey=" + signer.apiKey() + "&recvWindow=" + window + "&timestamp=" + timestamp);
        return Json.write(Map.of(
                "id",
                REQUEST_ID,
                "method",
                METHOD,
                "params",
                Map.of(
                        "apiKey",
                        signer.apiKey(),
                        "recvWindow",
                        Long.parseLong(window),
                        "timestamp",
                        timestamp,
                        "signature",
                        signature)));
    }

    private Mono<VenueReport> read(String text) {
        JsonNode message = Json.parse(text);
        if (message.has("event")) {
            return events.report(Json.field(message, "event"));
        }
        return Json.textOrEmpty(message, "id").equals(REQUEST_ID) ? confirmed(message) : Mono.empty();
    }

    private Mono<VenueReport> confirmed(JsonNode answer) {
        if (Json.number(answer, "status") == OK) {
            return venue.time().now().map(StreamStarted::new);
        }
        JsonNode error = answer.path("error");
        return Mono.error(new StreamSocket.StreamEnded(
                "subscription refused: " + Json.textOrEmpty(error, "code") + " " + Json.textOrEmpty(error, "msg")));
    }
}
