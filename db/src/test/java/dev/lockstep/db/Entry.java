package dev.lockstep.db;

import java.util.UUID;

/** An entry of 1 unit at 100 USDT; a test says what differs. */
final class Entry {
    final Scene scene;
    final UUID intent = UUID.randomUUID();
    final UUID position = UUID.randomUUID();
    final String order = Scene.orderId();
    String symbol = "BTCUSDT";
    String signal = "signal-" + intent;
    String hold = "100";
    long lockMicros = 30_000_000;
    String shard;

    Entry(Scene scene) {
        this.scene = scene;
        this.shard = Requests.shard(scene);
    }

    Entry symbol(String value) {
        symbol = value;
        return this;
    }

    Entry signal(String value) {
        signal = value;
        return this;
    }

    Entry hold(String value) {
        hold = value;
        return this;
    }

    Entry lockMicros(long value) {
        lockMicros = value;
        return this;
    }

    Entry shard(String value) {
        shard = value;
        return this;
    }

    String json() {
        return """
                {"intent": %s, "signal_key": "%s", "market_time": "%s", "lock_ttl_us": %d, "shard": %s, "hold": %s,
                 "events": [%s]}
                """.formatted(
                Requests.intent(
                        scene, "ENTRY", intent, position, symbol, null, Requests.spec(order, "ENTRY", "BUY", "1")),
                signal,
                Requests.AT,
                lockMicros,
                shard,
                Requests.entry(
                        scene,
                        scene.profile,
                        "hold:" + order,
                        "HOLD",
                        Requests.posting(scene, "AVAILABLE", "", "USDT", "-" + hold),
                        Requests.posting(scene, "CLEARING", order, "USDT", hold)),
                Requests.event(scene, "OrderChanged"));
    }

    Row begin() {
        return scene.call("fn_begin_entry", json());
    }

    /** Begun, whatever it takes. */
    Entry begun() {
        String outcome = begin().outcome();
        if (!outcome.equals("BEGUN")) {
            throw new AssertionError("entry was not begun: " + outcome);
        }
        return this;
    }

    /** What the venue said about it; {@code released} goes from CLEARING back to AVAILABLE. */
    String settlement(long intentVersion, String state, String orderChange, String released, boolean unlock) {
        String release = released == null
                ? "null"
                : Requests.entry(
                        scene,
                        scene.profile,
                        "release:" + order,
                        "RELEASE",
                        Requests.posting(scene, "CLEARING", order, "USDT", "-" + released),
                        Requests.posting(scene, "AVAILABLE", "", "USDT", released));
        return """
                {"tenant": "%s", "intent": "%s", "intent_version": %d, "state": "%s", "absences": 0, "orders": [%s],
                 "position": null, "release": %s, "lifecycle": null, "release_entry_lock": %b, "events": [%s]}
                """.formatted(
                        scene.tenant,
                        intent,
                        intentVersion,
                        state,
                        orderChange,
                        release,
                        unlock,
                        Requests.event(scene, "OrderChanged"));
    }

    Row settle(long intentVersion, String state, String orderChange, String released, boolean unlock) {
        return scene.call("fn_settle_intent", settlement(intentVersion, state, orderChange, released, unlock));
    }

    FillOf fill(String trade, String quantity) {
        return new FillOf(this, trade, quantity);
    }
}
