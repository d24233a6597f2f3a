package dev.lockstep.db;

import java.math.BigDecimal;
import java.util.UUID;

/** A buy fill of an entry at 100 USDT, fee free; the position follows the fill unless a test says otherwise. */
final class FillOf {
    private final Entry entry;
    private final String trade;
    private final BigDecimal quantity;
    BigDecimal price = new BigDecimal("100");
    String executed;
    String status = "FILLED";
    long orderVersion = 1;
    long positionVersion = 0;
    UUID position;
    boolean lifecycle = true;

    FillOf(Entry entry, String trade, String quantity) {
        this.entry = entry;
        this.trade = trade;
        this.quantity = new BigDecimal(quantity);
        this.executed = quantity;
        this.position = entry.position;
    }

    FillOf price(String value) {
        price = new BigDecimal(value);
        return this;
    }

    FillOf order(long expectedVersion, String status, String executed) {
        this.orderVersion = expectedVersion;
        this.status = status;
        this.executed = executed;
        return this;
    }

    FillOf position(long expectedVersion) {
        this.positionVersion = expectedVersion;
        this.lifecycle = expectedVersion == 0;
        return this;
    }

    FillOf withoutLifecycle() {
        lifecycle = false;
        return this;
    }

    String json() {
        Scene scene = entry.scene;
        String base = entry.symbol.replace("USDT", "");
        String quote = quantity.multiply(price).toPlainString();
        String held = new BigDecimal(executed).toPlainString();
        String lifecycleJson = !lifecycle ? "null" : """
                        {"kind": "ENTRY", "position": "%s", "order": "%s", "quantity": "%s", "average_price": "%s",
                         "realized_pnl": null, "reason": "signal", "at": "%s"}
                        """.formatted(position, entry.order, quantity, price, Requests.AT);
        return """
                {"tenant": "%s",
                 "fill": {"account": "%s", "instrument": %s, "venue_trade_id": "%s", "order": "%s", "side": "BUY",
                          "quantity": "%s", "price": "%s", "quote": "%s", "fee": "0", "fee_asset": "BNB",
                          "executed_at": "%s"},
                 "order": %s,
                 "position": %s,
                 "posting": %s, "lifecycle": %s, "events": [%s]}
                """.formatted(
                        scene.tenant,
                        scene.account,
                        Requests.instrument(entry.symbol),
                        trade,
                        entry.order,
                        quantity,
                        price,
                        quote,
                        Requests.AT,
                        Requests.order(
                                entry.order,
                                orderVersion,
                                status,
                                executed,
                                new BigDecimal(executed).multiply(price).toPlainString(),
                                "V" + entry.order),
                        positionChange(scene, entry.symbol, position, positionVersion, "OPEN", held),
                        Requests.entry(
                                scene,
                                scene.profile,
                                "fill:" + entry.symbol + ":" + trade,
                                "BUY",
                                Requests.posting(scene, "CLEARING", entry.order, "USDT", "-" + quote),
                                Requests.posting(scene, "RESERVED_POSITIONS", "", "USDT", quote),
                                Requests.posting(scene, "AVAILABLE", "", base, quantity.toPlainString()),
                                Requests.posting(scene, "MARKET", "", base, "-" + quantity.toPlainString())),
                        lifecycleJson,
                        Requests.event(scene, "FillRecorded"));
    }

    static String positionChange(
            Scene scene, String symbol, UUID position, long expectedVersion, String status, String quantity) {
        boolean open = status.equals("OPEN");
        return """
                {"next": {"id": "%s", "tenant": "%s", "profile": "%s", "account": "%s", "instrument": %s, "status": "%s",
                          "quantity": "%s", "cost": "100", "realized_pnl": "0",
                          "protection": {"stop": "98", "target": "104", "state": "%s", "naked_since": %s,
                                         "naked_total_us": 0},
                          "correlation_id": "corr-0001", "opened_at": "%s", "closed_at": %s},
                 "expected_version": %d}
                """.formatted(
                        position,
                        scene.tenant,
                        scene.profile,
                        scene.account,
                        Requests.instrument(symbol),
                        status,
                        quantity,
                        open ? "NAKED" : "NONE",
                        open ? "\"" + Requests.AT + "\"" : "null",
                        Requests.AT,
                        open ? "null" : "\"" + Requests.AT + "\"",
                        expectedVersion);
    }

    Row apply() {
        return entry.scene.call("fn_apply_fill", json());
    }
}
