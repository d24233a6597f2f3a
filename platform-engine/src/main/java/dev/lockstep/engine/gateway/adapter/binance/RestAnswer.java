package dev.lockstep.engine.gateway.adapter.binance;

import tools.jackson.databind.JsonNode;

/** What became of one HTTP request, before anyone asks what it means for an order. */
sealed interface RestAnswer {
    /** 2xx with JSON. */
    record Ok(JsonNode body) implements RestAnswer {}

    /** A refusal in the venue's own form: {@code {"code":-1013,"msg":"…"}}. */
    record Refused(int status, int code, String message) implements RestAnswer {}

    /** An answer that is not in the venue's form: a proxy's page, half a body, a 5xx without a code. */
    record Unreadable(int status, String why) implements RestAnswer {}

    /** The request left, its answer did not come. */
    record Lost(String why) implements RestAnswer {}

    /** Not one byte of the request left. */
    record NotSent(String why) implements RestAnswer {}

    /** For people: what was said instead of a usable answer. Never holds a parameter or a key. */
    default String inWords() {
        return switch (this) {
            case Ok ok -> "answered";
            case Refused refused -> "HTTP " + refused.status() + ", " + refused.code() + ": " + refused.message();
            case Unreadable unreadable -> "HTTP " + unreadable.status() + ", " + unreadable.why();
            case Lost lost -> lost.why();
            case NotSent notSent -> "not sent: " + notSent.why();
        };
    }
}
