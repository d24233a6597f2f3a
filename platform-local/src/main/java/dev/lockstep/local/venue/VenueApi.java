package dev.lockstep.local.venue;

import dev.lockstep.engine.venue.VenueRefusal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the endpoint of a call, checks who signed it, runs it on the venue's thread and shapes the answer. */
final class VenueApi implements CallHandler {
    private static final Answer CLOSED = Answer.refused(503, -1016, "This service is no longer available.");

    private final Map<String, Map<String, Endpoint>> byPath = new TreeMap<>();
    private final Map<String, Endpoint> bySocketMethod = new TreeMap<>();
    private final VenueLoop loop;
    private final Signatures signatures;
    private final RateCounters counters;
    private final InstantSource wall;
    private final FaultyCalls faulty;
    private volatile boolean maintenance;

    VenueApi(VenueLoop loop, Signatures signatures, RateCounters counters, Faults faults, InstantSource wall) {
        this.loop = loop;
        this.signatures = signatures;
        this.wall = wall;
        this.counters = counters;
        this.faulty = new FaultyCalls(faults, counters, wall);
        Stream.of(
                        MarketEndpoints.all(),
                        WindowEndpoints.all(),
                        OrderEndpoints.all(),
                        List.of(CancelReplace.endpoint()),
                        OrderQueries.all(),
                        ListEndpoints.all(),
                        AccountEndpoints.all(),
                        WalletEndpoints.all(() -> maintenance))
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
        Params params;
        try {
            params = Params.of(call.query(), call.body());
        } catch (VenueRefusal refusal) {
            return CompletableFuture.completedFuture(Answer.refused(refusal));
        }
        return faulty.around(
                subject(endpoint, params, call.apiKey()), () -> guarded(() -> answer(call, params, endpoint)));
    }

    private FaultSubject subject(Endpoint endpoint, Params params, @Nullable String apiKey) {
        String symbol = params.optional("symbol");
        return FaultSubject.call(
                endpoint.method() + " " + endpoint.path(), symbol == null ? "" : symbol, signatures.ownerOf(apiKey));
    }

    /** While the venue is closed for maintenance every call is refused, but the one that says so. */
    void maintenance(boolean closed) {
        maintenance = closed;
    }

    boolean inMaintenance() {
        return maintenance;
    }

    /** listenKeys were removed on 2026-02-20; Binance answers 410 Gone since. Orders are not routed here. */
    private static Answer unknown(Call call) {
        if (call.path().startsWith("/api/v3/sor/")) {
            return Answer.refused(400, -1020, "This operation is not supported.");
        }
        return call.path().startsWith("/api/v3/userDataStream")
                ? Answer.refused(410, -1020, "This operation is not supported.")
                : Answer.refused(404, -1000, "Path " + call.path() + " does not exist.");
    }

    private CompletableFuture<Answer> answer(Call call, Params params, Endpoint endpoint) {
        Answer refused = admit(endpoint, params, call.source());
        if (refused != null) {
            return CompletableFuture.completedFuture(refused);
        }
        boolean signed = endpoint.security() == Endpoint.Security.SIGNED;
        String account = signed ? signatures.verify(call, params).name() : "";
        return run(endpoint, params, account, call.source(), false);
    }

    /** Trading weighs nothing when it succeeds, so it is charged only afterwards. */
    private @Nullable Answer admit(Endpoint endpoint, Params params, String source) {
        if (maintenance && !endpoint.path().equals(WalletEndpoints.STATUS)) {
            return CLOSED;
        }
        int weight = endpoint.trades() ? 0 : endpoint.weight().applyAsInt(params);
        Answer refused = counters.admit(source, weight);
        return refused == null ? null : refused.with(weightHeaders(source));
    }

    private Map<String, String> weightHeaders(String source) {
        String weight = Long.toString(counters.weight(source, 0));
        return Map.of("X-MBX-USED-WEIGHT", weight, "X-MBX-USED-WEIGHT-1M", weight);
    }

    private CompletableFuture<Answer> run(
            Endpoint endpoint, Params params, String account, String source, boolean socket) {
        return loop.call(venue -> {
            Request request = new Request(params, account, venue, counters, wall.millis(), socket);
            Answer answer = venueAnswer(endpoint, request);
            if (endpoint.trades() && answer.status() != 200) {
                var _ = counters.weight(source, endpoint.weight().applyAsInt(params));
            }
            Map<String, String> headers = new LinkedHashMap<>(weightHeaders(source));
            if (endpoint.orders() > 0) {
                headers.put("X-MBX-ORDER-COUNT-10S", Long.toString(counters.ordersInTenSeconds(account)));
                headers.put("X-MBX-ORDER-COUNT-1D", Long.toString(counters.ordersInDay(account)));
            }
            return answer.with(headers);
        });
    }

    private Answer venueAnswer(Endpoint endpoint, Request request) {
        try {
            if (endpoint.security() == Endpoint.Security.SIGNED) {
                counters.checkOrders(request.account(), endpoint.orders());
                checkWindowAgain(endpoint, request);
            }
            Object value = endpoint.handler().apply(request);
            counters.orders(request.account(), endpoint.orders());
            return value instanceof Answer answer ? answer : Answer.ok(Json.text(value));
        } catch (VenueRefusal refusal) {
            if (refusal.code() == -2010) { // it reached the matching engine, which said no
                counters.orders(request.account(), endpoint.orders());
            }
            return Answer.refused(refusal);
        }
    }

    /** Just before the matching engine; an order that comes too late there was counted all the same. */
    private void checkWindowAgain(Endpoint endpoint, Request request) {
        try {
            signatures.checkTime(request.params());
        } catch (VenueRefusal late) {
            counters.orders(request.account(), endpoint.orders());
            throw late;
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
        FaultSubject subject = session == null
                ? subject(endpoint, params, params.optional("apiKey"))
                : FaultSubject.call(
                        endpoint.method() + " " + endpoint.path(),
                        Objects.requireNonNullElse(params.optional("symbol"), ""),
                        session);
        return faulty.around(
                subject,
                () -> guarded(() -> {
                    Answer refused = admit(endpoint, params, source);
                    if (refused != null) {
                        return CompletableFuture.completedFuture(refused);
                    }
                    boolean signed = endpoint.security() == Endpoint.Security.SIGNED;
                    String account = signed ? accountOf(params, session) : "";
                    return run(endpoint, params, account, source, true);
                }));
    }

    private String accountOf(Params params, @Nullable String session) {
        return session != null && !params.has("signature")
                ? session
                : signatures.verify(params).name();
    }

    /** Lets a request in that no endpoint knows, and charges its weight, or says why not. */
    @Nullable
    Answer admit(String source, int weight) {
        return counters.admit(source, weight);
    }

    /** The limits the answer to a method shows: of orders too, where it may place one. */
    List<Map<String, @Nullable Object>> limits(String source, String method, String account) {
        Endpoint endpoint = bySocketMethod.get(method);
        List<Map<String, @Nullable Object>> shown = new ArrayList<>();
        if (endpoint != null && endpoint.orders() > 0) {
            shown.addAll(counters.ordersShown(account));
        }
        shown.addAll(counters.shown(source));
        return shown;
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
