package dev.lockstep.local.venue;

import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * One thing a client may ask for, by REST and, where there is a name, by WebSocket API.
 *
 * @param method HTTP method
 * @param path under the server's root
 * @param socketMethod method of the WebSocket API, or null
 * @param weight request weight, which may depend on the parameters
 * @param security who may ask
 * @param trades whether it places or cancels: then it weighs nothing when it succeeds
 * @param orders how many new orders it counts for; its answer shows the order counts
 * @param handler makes the answer's value, or an {@link Answer}; runs on the venue's thread
 */
record Endpoint(
        String method,
        String path,
        @Nullable String socketMethod,
        ToIntFunction<Params> weight,
        Security security,
        boolean trades,
        int orders,
        Function<Request, Object> handler) {
    /** Who may ask: anybody, or the owner of a key that signed the call. */
    enum Security {
        PUBLIC,
        SIGNED
    }

    static Endpoint open(String path, @Nullable String socketMethod, int weight, Function<Request, Object> handler) {
        return open(path, socketMethod, params -> weight, handler);
    }

    static Endpoint open(
            String path,
            @Nullable String socketMethod,
            ToIntFunction<Params> weight,
            Function<Request, Object> handler) {
        return new Endpoint("GET", path, socketMethod, weight, Security.PUBLIC, false, 0, handler);
    }

    static Endpoint signed(
            String method, String path, @Nullable String socketMethod, int weight, Function<Request, Object> handler) {
        return signed(method, path, socketMethod, params -> weight, handler);
    }

    static Endpoint signed(
            String method,
            String path,
            @Nullable String socketMethod,
            ToIntFunction<Params> weight,
            Function<Request, Object> handler) {
        return new Endpoint(method, path, socketMethod, weight, Security.SIGNED, false, 0, handler);
    }

    /** @param count new orders it asks for; zero for a cancel */
    static Endpoint trading(
            String method, String path, @Nullable String socketMethod, int count, Function<Request, Object> handler) {
        return new Endpoint(method, path, socketMethod, params -> 1, Security.SIGNED, true, count, handler);
    }
}
