package dev.lockstep.local.venue;

import dev.lockstep.engine.venue.VenueEvent;
import dev.lockstep.engine.venue.VenueRefusal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One client of the WebSocket API ({@code /ws-api/v3}): requests, and the user data it subscribed (web-socket-api.md).
 */
final class ApiSocket {
    private static final int MOST_ACTIVE = 1_000;
    private static final int MOST_EVER = 65_535;
    private static final int NONE = -1;

    private final SocketSession session;
    private final VenueApi api;
    private final Map<Integer, String> subscriptions = new ConcurrentSkipListMap<>();
    private final AtomicInteger nextSubscription = new AtomicInteger();
    private final long connectedAt;
    private volatile Signatures.@Nullable Signer loggedOn;
    private volatile long loggedOnAt;
    private volatile int sessionSubscription = NONE;

    ApiSocket(SocketSession session, VenueApi api) {
        this.session = session;
        this.api = api;
        this.connectedAt = api.wallMillis();
    }

    boolean isOpen() {
        return session.isOpen();
    }

    void ping() {
        session.ping();
    }

    void publish(VenueEvent.Private event) {
        subscriptions.forEach((id, account) -> {
            if (account.equals(event.account())) {
                session.send(Json.text(Json.object("subscriptionId", id, "event", EventViews.userEvent(event))));
            }
        });
    }

    void receive(String text) {
        JsonNode message = Json.parse(text);
        if (message == null || !message.isObject()) {
            reply(null, 400, error(new VenueRefusal(-1135, "Invalid JSON Request")), "error");
            return;
        }
        JsonNode id = message.get("id");
        String method = message.path("method").asString("");
        Params params = params(message.get("params"));
        try {
            if (!handleSession(id, method, params)) {
                forward(id, method, params);
            }
        } catch (VenueRefusal refusal) {
            reply(id, Answer.statusOf(refusal.code()), error(refusal), "error");
        }
    }

    private boolean handleSession(@Nullable JsonNode id, String method, Params params) {
        switch (method) {
            case "session.logon" -> {
                Signatures.Signer signer = api.signatures().verify(params);
                if (!signer.isEd25519()) {
                    throw new VenueRefusal(-4056, "HMAC_SHA256 API key is not supported.");
                }
                loggedOn = signer;
                loggedOnAt = api.wallMillis();
                reply(id, 200, status(), "result");
            }
            case "session.status" -> reply(id, 200, status(), "result");
            case "session.logout" -> {
                loggedOn = null;
                int bySession = sessionSubscription;
                sessionSubscription = NONE;
                subscriptions.remove(bySession);
                reply(id, 200, status(), "result");
            }
            case "session.subscriptions" ->
                reply(
                        id,
                        200,
                        subscriptions.keySet().stream()
                                .map(number -> Json.object("subscriptionId", number))
                                .toList(),
                        "result");
            case "userDataStream.subscribe.signature" ->
                subscribe(id, api.signatures().verify(params).name());
            case "userDataStream.subscribe" -> sessionSubscription = subscribe(id, sessionOwner());
            case "userDataStream.unsubscribe" -> unsubscribe(id, params);
            default -> {
                return false;
            }
        }
        return true;
    }

    private String sessionOwner() {
        Signatures.Signer signer = loggedOn;
        if (signer == null) {
            throw new VenueRefusal(-1002, "You are not authorized to execute this request.");
        }
        return signer.name();
    }

    private int subscribe(@Nullable JsonNode id, String account) {
        if (subscriptions.containsValue(account)) {
            throw new VenueRefusal(-2035, "User Data Stream subscription already active.");
        }
        int number = nextSubscription.getAndIncrement();
        if (number >= MOST_EVER || subscriptions.size() >= MOST_ACTIVE) {
            throw new VenueRefusal(-2042, "Maximum subscription ID reached for this connection.");
        }
        // the answer first: a client must know the id before events carry it
        reply(id, 200, Json.object("subscriptionId", number), "result");
        subscriptions.put(number, account);
        return number;
    }

    private void unsubscribe(@Nullable JsonNode id, Params params) {
        Long number = params.optionalLong("subscriptionId");
        boolean ended = number == null ? !subscriptions.isEmpty() : subscriptions.remove(number.intValue()) != null;
        if (!ended) {
            throw new VenueRefusal(-2036, "User Data Stream subscription not active.");
        }
        if (number == null) {
            subscriptions.clear();
        }
        reply(id, 200, Json.object(), "result");
    }

    void announceShutdown(long now) {
        session.send(Json.text(Json.object("event", Json.object("e", "serverShutdown", "E", now))));
    }

    /** Ends the subscriptions of an account, telling so. */
    void terminate(String account) {
        subscriptions.forEach((id, of) -> {
            if (of.equals(account)) {
                subscriptions.remove(id);
                Object event = Json.object("e", "eventStreamTerminated", "E", api.wallMillis());
                session.send(Json.text(Json.object("subscriptionId", id, "event", event)));
            }
        });
    }

    SocketSession connection() {
        return session;
    }

    private Object status() {
        Signatures.Signer signer = loggedOn;
        return Json.object(
                "apiKey",
                signer == null ? null : signer.apiKey(),
                "authorizedSince",
                signer == null ? null : loggedOnAt,
                "connectedSince",
                connectedAt,
                "returnRateLimits",
                true,
                "serverTime",
                api.wallMillis(),
                "userDataStream",
                subscriptions.containsKey(sessionSubscription));
    }

    private void forward(@Nullable JsonNode id, String method, Params params) {
        if (!api.hasSocketMethod(method)) {
            throw new VenueRefusal(-1020, "This operation is not supported.");
        }
        var _ = api.answer(method, params, loggedOn == null ? null : sessionOwner(), session.source())
                .thenAccept(answer -> {
                    if (answer.isReset()) {
                        session.drop();
                        return;
                    }
                    JsonNode body = Json.parse(answer.body());
                    if (body instanceof ObjectNode error && answer.data() != null) {
                        error.set("data", Json.MAPPER.valueToTree(answer.data()));
                    }
                    String account =
                            loggedOn == null ? api.signatures().ownerOf(params.optional("apiKey")) : sessionOwner();
                    session.send(Json.text(Json.object(
                            "id",
                            id,
                            "status",
                            answer.status(),
                            answer.status() == 200 ? "result" : "error",
                            body,
                            "rateLimits",
                            api.limits(session.source(), method, account))));
                });
    }

    private void reply(@Nullable JsonNode id, int status, @Nullable Object value, String key) {
        session.send(Json.text(
                Json.object("id", id, "status", status, key, value, "rateLimits", api.limits(session.source()))));
    }

    private static Object error(VenueRefusal refusal) {
        return Json.object("code", refusal.code(), "msg", refusal.text());
    }

    private static Params params(@Nullable JsonNode object) {
        Map<String, String> values = new LinkedHashMap<>();
        if (object != null && object.isObject()) {
            object.properties().forEach(entry -> {
                JsonNode value = entry.getValue();
                if (!value.isNull()) {
                    values.put(entry.getKey(), value.isValueNode() ? value.asString() : value.toString());
                }
            });
        }
        return new Params(values);
    }
}
