package dev.lockstep.local.venue;

import org.jspecify.annotations.Nullable;

/**
 * A request as it came in, before anything was believed.
 *
 * @param method HTTP method
 * @param path without the query
 * @param query raw, without the question mark
 * @param body raw form body
 * @param apiKey header {@code X-MBX-APIKEY}
 * @param source address the request weight is counted for
 */
record Call(
        String method,
        String path,
        String query,
        String body,
        @Nullable String apiKey,
        String source) {
    @Override
    public String toString() {
        return method + " " + path; // never the key or the signature
    }
}
