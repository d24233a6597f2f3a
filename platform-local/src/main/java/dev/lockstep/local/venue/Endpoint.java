package dev.lockstep.local.venue;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One thing a client may ask for, by REST and, where there is a name, by WebSocket API.
 *
 * @param method HTTP method
 * @param path under the server's root
 * @param socketMethod method of the WebSocket API, or null
 * @param weight request weight
 * @param security who may ask
 * @param orders whether the answer shows the order counts
 * @param handler makes the answer's value; runs on the venue's thread
 */
record Endpoint(
        String method,
        String path,
        @Nullable String socketMethod,
        int weight,
        Security security,
        boolean orders,
        Function<Request, Object> handler) {
    /** Who may ask: anybody, or the owner of a key that signed the call. */
    enum Security {
        PUBLIC,
        SIGNED
    }

    static Endpoint open(String path, @Nullable String socketMethod, int weight, Function<Request, Object> handler) {
        return new Endpoint("GET", path, socketMethod, weight, Security.PUBLIC, false, handler);
    }

    static Endpoint signed(
            String method, String path, @Nullable String socketMethod, int weight, Function<Request, Object> handler) {
        return new Endpoint(method, path, socketMethod, weight, Security.SIGNED, false, handler);
    }

    Endpoint countingOrders() {
        return new Endpoint(method, path, socketMethod, weight, security, true, handler);
    }
}
