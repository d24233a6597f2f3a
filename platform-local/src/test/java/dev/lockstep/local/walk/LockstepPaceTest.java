package dev.lockstep.local.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two whole runs over the same recorded market in lockstep: ids, fills and ledger are the same to the last digit,
 * whatever the machine was busy with meanwhile.
 */
@Tag("server")
class LockstepPaceTest {
    private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");
    /** The venue shows half of so short a recording as history. */
    private static final int CANDLES = 480;

    /** What is the same in both runs; wall times, versions and row numbers are not part of it. */
    private static final Map<String, String> LOOKS = Map.of(
            "decisions", """
            select concat_ws(' ', candle_close_time, symbol, signal, verdict, reason, reasons, correlation_id)
            from decisions order by candle_close_time, decision_id""",
            "intents", """
            select concat_ws(' ', intent_id, kind, attempt, position_id, list_id, cancels, state, correlation_id)
            from order_intents order by intent_id""",
            "orders", """
            select concat_ws(' ', venue_order_id, client_order_id, leg, side, type, status, quantity, limit_price,
                             stop_price, executed, executed_quote, reason, correlation_id)
            from orders order by client_order_id""",
            "fills", """
            select concat_ws(' ', venue_trade_id, client_order_id, side, quantity, price, quote_amount, fee, fee_asset)
            from fills order by venue_trade_id, client_order_id""",
            "positions", """
            select concat_ws(' ', position_id, status, quantity, cost, realized_pnl, stop_price, target_price)
            from positions order by position_id""",
            "trades", """
            select concat_ws(' ', position_id, kind, client_order_id, quantity, average_price, realized_pnl, reason)
            from trade_history order by position_id, kind""",
            "ledger", """
            select concat_ws(' ', e.entry_key, e.kind, a.kind, a.reference, a.asset, p.delta, e.correlation_id)
            from ledger_entries e join ledger_postings p using (tenant_id, entry_id)
                                  join ledger_accounts a using (tenant_id, account_id)
            order by 1""",
            "balances", """
            select concat_ws(' ', kind, reference, asset, amount) from ledger_accounts order by 1""");

    @Test
    void two_runs_over_the_same_market_are_equal_to_the_last_digit(@TempDir Path directory) throws IOException {
        Path candles = Files.writeString(directory.resolve("BTCUSDT-1m-wave.csv"), wave());

        Map<String, List<String>> first = run(Files.createDirectory(directory.resolve("first")), candles);
        Map<String, List<String>> second = run(Files.createDirectory(directory.resolve("second")), candles);

        assertThat(first.get("fills")).hasSizeGreaterThan(10);
        second.forEach((what, rows) -> assertThat(rows).as(what).containsExactlyElementsOf(first.get(what)));
    }

    private static Map<String, List<String>> run(Path directory, Path candles) {
        try (var installation = new Installation(directory, "replay:" + candles, 7)) {
            installation.settle(WalkTrader.TENANT, WalkTrader.ACCOUNT, WalkTrader.profile());
            installation.engine(Map.of(
                    "lockstep.pace.mode", "lockstep", "lockstep.engine.lease-ttl", "20s", "lockstep.engine.shards", 2));
            WalkTrader.await(
                    "the last candle",
                    () -> !installation
                            .column(
                                    "select 1 from decisions where candle_close_time = ?",
                                    FIRST.plus(CANDLES, ChronoUnit.MINUTES).atOffset(ZoneOffset.UTC))
                            .isEmpty());
            Map<String, List<String>> seen = new LinkedHashMap<>();
            LOOKS.forEach((what, sql) -> seen.put(what, installation.column(sql)));
            return seen;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Minute candles that swing by two per cent about every half hour, as Binance writes them. */
    private static String wave() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < CANDLES; i++) {
            int open = level(i);
            int close = level(i + 1);
            int high = Math.max(open, close) + 40;
            int low = Math.min(open, close) - 40;
            long openTime = FIRST.toEpochMilli() + i * 60_000L;
            rows.add("%d,%d.00,%d.00,%d.00,%d.00,12.50000000,%d,625000.00,900,6.25000000,312500.00,0"
                    .formatted(openTime, open, high, low, close, openTime + 59_999));
        }
        return String.join("\n", rows) + "\n";
    }

    private static int level(int i) {
        return 50_000 + (int) Math.round(600 * Math.sin(i / 5.0) + 250 * Math.sin(i / 2.3));
    }
}
