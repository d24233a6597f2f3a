package dev.lockstep.api.testing;

import java.util.UUID;

/** One trade of a profile, as rows: decision, intent, order, position, fill. */
public record Trades(UUID tenant, UUID profile, UUID decision, String order, UUID position) {

    /** Puts them there; the {@code number} makes them later than those of smaller numbers. */
    public static Trades of(Rows rows, UUID tenant, UUID profile, int number) {
        UUID account = People.Tenants.accountOf(tenant);
        UUID intent = UUID.randomUUID();
        Trades trades = new Trades(
                tenant, profile, UUID.randomUUID(), UUID.randomUUID().toString().replace("-", ""), UUID.randomUUID());
        String at = "timestamptz '2026-01-01' + interval '1 minute' * " + number;
        rows.execute("""
                insert into decisions (tenant_id, decision_id, profile_id, symbol, signal_key, signal, candle_close_time,
                                       verdict, reason, reasons, correlation_id, decided_at)
                values (?, ?, ?, 'BTCUSDT', ?, 'enter', %1$s, 'DENIED', 'COOLDOWN', '["fast crossed slow", "3 minutes left"]',
                        'corr-of-the-test', %1$s)
                """.formatted(at), tenant, trades.decision(), profile, "key-" + number);
        rows.execute("""
                insert into order_intents (tenant_id, intent_id, kind, profile_id, exchange_account_id, position_id, venue,
                                           symbol, base, quote, attempt, signed_at, receive_window_us, correlation_id, state,
                                           absences, shard, shard_owner, shard_fence, lock_fence, version)
                values (?, ?, 'ENTRY', ?, ?, ?, 'binance', 'BTCUSDT', 'BTC', 'USDT', 1, %s, 1500000, 'corr-of-the-test', 'DONE',
                        0, 'shard:0', 'engine-a', 1, 1, 1)
                """.formatted(at), tenant, intent, profile, account, trades.position());
        rows.execute(
                """
                insert into orders (tenant_id, client_order_id, profile_id, exchange_account_id, intent_id, position_id, ordinal,
                                    leg, venue, symbol, base, quote, side, type, time_in_force, quantity, limit_price, status,
                                    executed, executed_quote, venue_order_id, correlation_id, created_at, version)
                values (?, ?, ?, ?, ?, ?, 0, 'ENTRY', 'binance', 'BTCUSDT', 'BTC', 'USDT', 'BUY', 'LIMIT', 'IOC', 0.002, 50000,
                        'FILLED', 0.002, 99.9, ?, 'corr-of-the-test', %s, 2)
                """.formatted(at), tenant, trades.order(), profile, account, intent, trades.position(), trades.order());
        rows.execute("""
                insert into positions (tenant_id, position_id, profile_id, exchange_account_id, venue, symbol, base, quote, status,
                                       quantity, cost, realized_pnl, stop_price, target_price, protection_state, naked_total_us,
                                       correlation_id, opened_at, closed_at, version)
                values (?, ?, ?, ?, 'binance', 'BTCUSDT', 'BTC', 'USDT', 'CLOSED', 0, 0, 1.25, 49000, 52000, 'NONE', 412000,
                        'corr-of-the-test', %1$s, %1$s, 3)
                """.formatted(at), tenant, trades.position(), profile, account);
        rows.execute("""
                insert into fills (tenant_id, exchange_account_id, symbol, venue_trade_id, profile_id, client_order_id, position_id,
                                   venue, base, quote, side, quantity, price, quote_amount, fee, fee_asset, executed_at)
                values (?, ?, 'BTCUSDT', ?, ?, ?, ?, 'binance', 'BTC', 'USDT', 'BUY', 0.002, 49950, 99.9, 0.000002, 'BTC', %s)
                """.formatted(at), tenant, account, trades.order(), profile, trades.order(), trades.position());
        return trades;
    }
}
