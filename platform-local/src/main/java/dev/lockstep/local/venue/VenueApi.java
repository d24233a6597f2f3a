package dev.lockstep.local.venue;

import dev.lockstep.engine.venue.VenueRefusal;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the endpoint of a call, checks who signed it, runs it on the venue's thread and shapes the answer. */
final class VenueApi implements CallHandler {
    private final Map<String, Map<String, Endpoint>> byPath = new TreeMap<>();
    private final Map<String, Endpoint> bySocketMethod = new TreeMap<>();
    private final VenueLoop loop;
    private final Signatures signatures;
    private final RateCounters counters;
    private final InstantSource wall;

    VenueApi(VenueLoop loop, Signatures signatures, InstantSource wall) {
        this.loop = loop;
        this.signatures = signatures;
        this.wall = wall;
        this.counters = new RateCounters(wall);
        Stream.of(MarketEndpoints.all(), OrderEndpoints.all(), AccountEndpoints.all())
                .flatMap(List::stream)
                .forEach(this::add);
    }

    private void add(Endpoint endpoint) {
        byPath.computeIfAbsent(endpoint.path(), ignored -> new TreeMap<>()).put(endpoint.method(), endpoint);
        String socketMethod = endpoint.socketMethod();
        if (socketMethod != null) {
            bySocketMethod.put(socketMethod, endpoint);
        }
    }

    @Override
    public CompletableFuture<Answer> answer(Call call) {
        Map<String, Endpoint> methods = byPath.get(call.path());
        if (methods == null) {
            return CompletableFuture.completedFuture(unknown(call));
        }
        Endpoint endpoint = methods.get(call.method());
        if (endpoint == null) {
            return CompletableFuture.completedFuture(
                    Answer.refused(405, -1020, "Request method '" + call.method() + "' is not supported."));
        }
        return guarded(() -> answer(call, endpoint));
    }

    /** listenKeys were removed on 2026-02-20; Binance answers 410 Gone since. */
    private static Answer unknown(Call call) {
        return call.path().startsWith("/api/v3/userDataStream")
                ? Answer.refused(410, -1020, "This operation is not supported.")
                : Answer.refused(404, -1000, "Path " + call.path() + " does not exist.");
    }

    private CompletableFuture<Answer> answer(Call call, Endpoint endpoint) {
        Params params = Params.of(call.query(), call.body());
        boolean signed = endpoint.security() == Endpoint.Security.SIGNED;
        String account = signed ? signatures.verify(call, params).name() : "";
        return run(endpoint, params, account, call.source());
    }

    private CompletableFuture<Answer> run(Endpoint endpoint, Params params, String account, String source) {
        return loop.call(venue -> {
            Map<String, String> headers = new LinkedHashMap<>();
            String weight = Long.toString(counters.weight(source, endpoint.weight()));
            headers.put("X-MBX-USED-WEIGHT", weight);
            headers.put("X-MBX-USED-WEIGHT-1M", weight);
            Answer answer = venueAnswer(endpoint, new Request(params, account, venue, counters, wall.millis()));
            if (endpoint.orders()) {
                headers.put("X-MBX-ORDER-COUNT-10S", Long.toString(counters.ordersInTenSeconds(account)));
                headers.put("X-MBX-ORDER-COUNT-1D", Long.toString(counters.ordersInDay(account)));
            }
            return answer.with(headers);
        });
    }

    private Answer venueAnswer(Endpoint endpoint, Request request) {
        try {
            if (endpoint.security() == Endpoint.Security.SIGNED) {
                signatures.checkTime(request.params());
            }
            return Answer.ok(Json.text(endpoint.handler().apply(request)));
        } catch (VenueRefusal refusal) {
            return Answer.refused(refusal);
        }
    }

    private static CompletableFuture<Answer> guarded(Supplier<CompletableFuture<Answer>> work) {
        try {
            return work.get().exceptionally(VenueApi::failed);
        } catch (VenueRefusal refusal) {
            return CompletableFuture.completedFuture(Answer.refused(refusal));
        }
    }

    private static Answer failed(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof VenueRefusal refusal
                ? Answer.refused(refusal)
                : Answer.refused(500, -1000, "An unknown error occurred while processing the request.");
    }

    boolean hasSocketMethod(String method) {
        return bySocketMethod.containsKey(method);
    }

    /**
     * A request of the WebSocket API.
     *
     * @param session the account a {@code session.logon} opened this socket for, or null
     */
    CompletableFuture<Answer> answer(String method, Params params, @Nullable String session, String source) {
        Endpoint endpoint = bySocketMethod.get(method);
        if (endpoint == null) {
            throw new IllegalArgumentException("no method " + method);
        }
        return guarded(() -> {
            boolean signed = endpoint.security() == Endpoint.Security.SIGNED;
            String account = signed ? accountOf(params, session) : "";
            return run(endpoint, params, account, source);
        });
    }

    private String accountOf(Params params, @Nullable String session) {
        return session != null && !params.has("signature")
                ? session
                : signatures.verify(params).name();
    }

    /** The limits a WebSocket API answer shows. */
    List<Map<String, @Nullable Object>> limits(String source) {
        return counters.shown(source);
    }

    long wallMillis() {
        return wall.millis();
    }

    Signatures signatures() {
        return signatures;
    }
}
