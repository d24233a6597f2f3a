package dev.lockstep.local.venue;

import dev.lockstep.engine.venue.VenueRefusal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What goes back to a client.
 *
 * @param status HTTP status
 * @param body JSON text
 * @param headers beside the content type
 * @param data of an error over the WebSocket API, or null
 */
record Answer(
        int status,
        String body,
        Map<String, String> headers,
        @Nullable Object data) {
    Answer(int status, String body, Map<String, String> headers) {
        this(status, body, headers, null);
    }

    /** No answer at all: the connection is closed. */
    static final Answer RESET = new Answer(0, "", Map.of());

    static Answer ok(String body) {
        return new Answer(200, body, Map.of());
    }

    static Answer refused(VenueRefusal refusal) {
        return refused(statusOf(refusal.code()), refusal.code(), refusal.text());
    }

    static Answer refused(int status, int code, String message) {
        return new Answer(status, Json.text(Json.object("code", code, "msg", message)), Map.of());
    }

    /** Whether the client gets no answer but a closed connection. */
    boolean isReset() {
        return status == 0;
    }

    Answer with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new Answer(status, body, all, data);
    }

    Answer withData(Object more) {
        return new Answer(status, body, headers, more);
    }

    /**
     * Binance answers 4XX for the caller's mistakes, 429 for limits, 5XX for its own (rest-api.md, "HTTP Return
     * Codes").
     */
    static int statusOf(int code) {
        return switch (code) {
            case -1002, -2014, -2015 -> 401;
            case -1003, -1015 -> 429;
            case -1006, -1007 -> 504;
            case -1000, -1001, -1008, -1016 -> 503;
            default -> 400;
        };
    }
}
