package dev.lockstep.api.stream;

/** Why we end a connection; the codes of {@code docs/reference/asyncapi.yaml}. */
enum CloseReason {
    GOING_AWAY(1001, "the service goes down, connect again"),
    TOO_LARGE(1009, "message too large"),
    SLOW_CONSUMER(4008, "you read too slowly, connect again"),
    SILENT(4008, "you answer no ping, connect again"),
    TOO_MANY(4029, "too many, wait and connect again"),
    MALFORMED(4400, "messages are not understood"),
    UNAUTHENTICATED(4401, "not authenticated, or no longer"),
    FORBIDDEN(4403, "not a member of the tenant");

    private final int code;
    private final String words;

    CloseReason(int code, String words) {
        this.code = code;
        this.words = words;
    }

    int code() {
        return code;
    }

    String words() {
        return words;
    }
}
