package dev.lockstep.local.venue;

import dev.lockstep.engine.venue.VenueEvent;
import dev.lockstep.engine.venue.VenueRefusal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One client of the WebSocket API ({@code /ws-api/v3}): requests, and the user data it subscribed (web-socket-api.md).
 */
final class ApiSocket implements OpenSocket {
    private static final int NONE = -1;

    /** Weight of every method that concerns the session or its subscriptions. */
    private static final int SESSION_WEIGHT = 2;

    /**
     * What an answer is to.
     *
     * @param id the client's own, or null
     * @param params of the request
     */
    private record Asked(@Nullable JsonNode id, Params params) {}

    private final SocketSession session;
    private final VenueApi api;
    private final boolean limitsShown;
    private final Subscriptions subscriptions = new Subscriptions();
    private final long connectedAt;
    private volatile Signatures.@Nullable Signer loggedOn;
    private volatile long loggedOnAt;
    private volatile int sessionSubscription = NONE;

    /** @param limitsShown whether answers say how much of the limits is used, where a request does not say otherwise */
    ApiSocket(SocketSession session, VenueApi api, boolean limitsShown) {
        this.session = session;
        this.api = api;
        this.limitsShown = limitsShown;
        this.connectedAt = api.wallMillis();
    }

    void publish(VenueEvent.Private event) {
        Integer number = subscriptions.of(event.account());
        if (number != null) {
            send(number, EventViews.userEvent(event));
        }
    }

    void receive(String text) {
        JsonNode message = Json.parse(text);
        if (message == null || !message.isObject()) {
            VenueRefusal invalid = new VenueRefusal(-1135, "Invalid JSON Request");
            reply(new Asked(null, new Params(Map.of())), 400, error(invalid), "error");
            return;
        }
        Asked asked = new Asked(message.get("id"), Params.of(message.get("params")));
        String method = message.path("method").asString("");
        try {
            if (!handleSession(asked, method)) {
                forward(asked, method);
            }
        } catch (VenueRefusal refusal) {
            reply(asked, Answer.statusOf(refusal.code()), error(refusal), "error");
        }
    }

    private boolean handleSession(Asked asked, String method) {
        Runnable work = sessionMethod(asked, method);
        if (work == null) {
            return false;
        }
        Answer limited = api.admit(session.source(), SESSION_WEIGHT);
        if (limited == null) {
            work.run();
        } else {
            show(asked, limited, api.limits(session.source()));
        }
        return true;
    }

    private @Nullable Runnable sessionMethod(Asked asked, String method) {
        return switch (method) {
            case "session.logon" -> () -> logOn(asked);
            case "session.status" -> () -> reply(asked, 200, status(), "result");
            case "session.logout" -> () -> logOut(asked);
            case "session.subscriptions" -> () -> reply(asked, 200, listed(), "result");
            case "userDataStream.subscribe.signature" ->
                () -> subscribe(asked, api.signatures().verify(asked.params()).name());
            case "userDataStream.subscribe" -> () -> sessionSubscription = subscribe(asked, sessionOwner());
            case "userDataStream.unsubscribe" -> () -> unsubscribe(asked);
            default -> null;
        };
    }

    private void logOn(Asked asked) {
        Signatures.Signer signer = api.signatures().verify(asked.params());
        if (!signer.isEd25519()) {
            throw new VenueRefusal(-4056, "HMAC_SHA256 API key is not supported.");
        }
        loggedOn = signer;
        loggedOnAt = api.wallMillis();
        reply(asked, 200, status(), "result");
    }

    private void logOut(Asked asked) {
        loggedOn = null;
        int bySession = sessionSubscription;
        sessionSubscription = NONE;
        reply(asked, 200, status(), "result");
        terminate(bySession);
    }

    private Object listed() {
        return subscriptions.all().stream()
                .map(number -> Json.object("subscriptionId", number))
                .toList();
    }

    private String sessionOwner() {
        Signatures.Signer signer = loggedOn;
        if (signer == null) {
            throw new VenueRefusal(-1002, "You are not authorized to execute this request.");
        }
        return signer.name();
    }

    private int subscribe(Asked asked, String account) {
        int number = subscriptions.admit(account);
        // the answer first: a client must know the id before events carry it
        reply(asked, 200, Json.object("subscriptionId", number), "result");
        subscriptions.start(number, account);
        return number;
    }

    /** Ends the named subscription, or all of them; the answer first, then the notice of each that its stream ended. */
    private void unsubscribe(Asked asked) {
        Long one = asked.params().optionalLong("subscriptionId");
        Collection<Integer> ending =
                one == null ? subscriptions.all() : List.of(Math.clamp(one, -1, Integer.MAX_VALUE));
        if (ending.stream().noneMatch(subscriptions::has)) {
            throw new VenueRefusal(-2036, "User Data Stream subscription not active.");
        }
        reply(asked, 200, Json.object(), "result");
        ending.forEach(this::terminate);
    }

    @Override
    public void announceShutdown(long now) {
        session.send(Json.text(Json.object("event", Json.object("e", "serverShutdown", "E", now))));
    }

    /** Ends the subscription of an account, telling so. */
    void terminate(String account) {
        Integer number = subscriptions.of(account);
        if (number != null) {
            terminate(number);
        }
    }

    private void terminate(int number) {
        if (subscriptions.end(number)) {
            send(number, Json.object("e", "eventStreamTerminated", "E", api.wallMillis()));
        }
    }

    private void send(int subscription, Object event) {
        session.send(Json.text(Json.object("subscriptionId", subscription, "event", event)));
    }

    @Override
    public SocketSession connection() {
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
                limitsShown,
                "serverTime",
                api.wallMillis(),
                "userDataStream",
                !subscriptions.all().isEmpty());
    }

    private void forward(Asked asked, String method) {
        if (!api.hasSocketMethod(method)) {
            throw new VenueRefusal(-1020, "This operation is not supported.");
        }
        var _ = api.answer(method, asked.params(), loggedOn == null ? null : sessionOwner(), session.source())
                .thenAccept(answer -> {
                    if (answer.isReset()) {
                        session.drop();
                        return;
                    }
                    String account = loggedOn == null
                            ? api.signatures().ownerOf(asked.params().optional("apiKey"))
                            : sessionOwner();
                    show(asked, answer, api.limits(session.source(), method, account));
                });
    }

    private void show(Asked asked, Answer answer, List<Map<String, @Nullable Object>> limits) {
        JsonNode body = Json.parse(answer.body());
        if (body instanceof ObjectNode error && answer.data() != null) {
            error.set("data", Json.MAPPER.valueToTree(answer.data()));
        }
        send(asked, answer.status(), answer.status() == 200 ? "result" : "error", body, limits);
    }

    private void reply(Asked asked, int status, @Nullable Object value, String key) {
        send(asked, status, key, value, api.limits(session.source()));
    }

    private void send(
            Asked asked, int status, String key, @Nullable Object value, List<Map<String, @Nullable Object>> limits) {
        Map<String, @Nullable Object> answer = Json.object("id", asked.id(), "status", status, key, value);
        if (asked.params().flag("returnRateLimits", limitsShown)) {
            answer.put("rateLimits", limits);
        }
        session.send(Json.text(answer));
    }

    private static Object error(VenueRefusal refusal) {
        return Json.object("code", refusal.code(), "msg", refusal.text());
    }
}
