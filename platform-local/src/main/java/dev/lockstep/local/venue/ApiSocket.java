package dev.lockstep.local.venue;

import dev.lockstep.engine.venue.VenueEvent;
import dev.lockstep.engine.venue.VenueRefusal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One client of the WebSocket API ({@code /ws-api/v3}): requests, and the user data it subscribed (web-socket-api.md).
 */
final class ApiSocket {
    private static final int MOST_ACTIVE = 1_000;
    private static final int MOST_EVER = 65_535;

    private final SocketSession session;
    private final VenueApi api;
    private final Map<Integer, String> subscriptions = new ConcurrentSkipListMap<>();
    private final AtomicInteger nextSubscription = new AtomicInteger();
    private volatile @Nullable String loggedOn;

    ApiSocket(SocketSession session, VenueApi api) {
        this.session = session;
        this.api = api;
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
                VenueAccountSettings account = api.signatures().verify(params);
                loggedOn = account.name();
                reply(id, 200, status(account.apiKey()), "result");
            }
            case "session.status" -> reply(id, 200, status(null), "result");
            case "session.logout" -> {
                loggedOn = null;
                reply(id, 200, status(null), "result");
            }
            case "userDataStream.subscribe.signature" ->
                subscribe(id, api.signatures().verify(params).name());
            case "userDataStream.subscribe" -> subscribe(id, sessionAccount());
            case "userDataStream.unsubscribe" -> unsubscribe(id, params);
            default -> {
                return false;
            }
        }
        return true;
    }

    private String sessionAccount() {
        String account = loggedOn;
        if (account == null) {
            throw new VenueRefusal(-1002, "You are not authorized to execute this request.");
        }
        return account;
    }

    private void subscribe(@Nullable JsonNode id, String account) {
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

    private Object status(@Nullable String apiKey) {
        long now = api.wallMillis();
        return Json.object(
                "apiKey",
                apiKey,
                "authorizedSince",
                apiKey == null ? null : now,
                "connectedSince",
                now,
                "returnRateLimits",
                true,
                "serverTime",
                now,
                "userDataStream",
                false);
    }

    private void forward(@Nullable JsonNode id, String method, Params params) {
        if (!api.hasSocketMethod(method)) {
            throw new VenueRefusal(-1020, "This operation is not supported.");
        }
        var _ = api.answer(method, params, loggedOn, session.source()).thenAccept(answer -> {
            JsonNode body = Json.parse(answer.body());
            reply(id, answer.status(), body, answer.status() == 200 ? "result" : "error");
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
