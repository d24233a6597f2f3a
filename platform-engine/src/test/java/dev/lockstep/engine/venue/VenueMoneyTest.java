package dev.lockstep.engine.venue;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Random histories: money is conserved, locks equal open orders, trades sum to executions, same seed same bytes. */
class VenueMoneyTest {
    private static final int HISTORIES = 300;

    @Test
    void over_many_random_histories_no_money_is_made_or_lost() {
        for (long seed = 1; seed <= HISTORIES; seed++) {
            RandomHistory history = RandomHistory.run(seed);
            assertMoney(history.venue(), history.deposits(), "seed " + seed);
        }
    }

    @Test
    void the_same_seed_gives_the_same_bytes_and_a_replayed_journal_the_same_state() {
        for (long seed = 1; seed <= 20; seed++) {
            RandomHistory one = RandomHistory.run(seed);
            RandomHistory two = RandomHistory.run(seed);
            assertThat(two.journal().toString())
                    .as("seed " + seed)
                    .isEqualTo(one.journal().toString());

            SimulatedVenue restored = RandomHistory.venue(seed);
            restored.restore(one.journal());
            assertThat(restored.everything().toString())
                    .as("seed " + seed)
                    .isEqualTo(one.venue().everything().toString());
            assertThat(restored.depth("BTCUSDT", 1).updateId())
                    .isEqualTo(one.venue().depth("BTCUSDT", 1).updateId());
        }
    }

    private static void assertMoney(SimulatedVenue venue, Map<String, BigDecimal> deposits, String seed) {
        Map<String, BigDecimal> held = new TreeMap<>();
        for (String account : venue.accounts()) {
            venue.balances(account).forEach((asset, balance) -> {
                assertThat(balance.free().signum()).as(seed).isNotNegative();
                held.merge(asset, balance.total(), BigDecimal::add);
            });
            assertLocks(venue, account, seed);
            assertTrades(venue, account, seed);
        }
        venue.fees().forEach((asset, fee) -> held.merge(asset, fee, BigDecimal::add));
        venue.counterparty().forEach((asset, amount) -> held.merge(asset, amount, BigDecimal::add));
        deposits.forEach((asset, amount) ->
                assertThat(held.get(asset)).as(seed + " " + asset).isEqualByComparingTo(amount));
    }

    private static void assertLocks(SimulatedVenue venue, String account, String seed) {
        Map<String, BigDecimal> expected = new TreeMap<>();
        for (VenueOrder order : venue.openOrders(account)) {
            expected.merge(order.side() == Side.BUY ? "USDT" : "BTC", order.locked(), BigDecimal::add);
        }
        venue.balances(account)
                .forEach((asset, balance) -> assertThat(balance.locked())
                        .as(seed + " locked " + account + " " + asset)
                        .isEqualByComparingTo(expected.getOrDefault(asset, BigDecimal.ZERO)));
    }

    private static void assertTrades(SimulatedVenue venue, String account, String seed) {
        Map<Long, BigDecimal> traded = new TreeMap<>();
        for (VenueTrade trade : venue.trades(account, "BTCUSDT")) {
            traded.merge(trade.orderId(), trade.quantity(), BigDecimal::add);
        }
        for (VenueOrder order : venue.allOrders(account, "BTCUSDT")) {
            assertThat(order.executed())
                    .as(seed + " order " + order.id())
                    .isEqualByComparingTo(traded.getOrDefault(order.id(), BigDecimal.ZERO));
        }
    }

    /** What one seed did. */
    record RandomHistory(SimulatedVenue venue, Map<String, BigDecimal> deposits, List<VenueChanges> journal) {
        private static final int COMMANDS = 120;

        static SimulatedVenue venue(long seed) {
            List<Bar> bars = new ArrayList<>();
            GeneratedPrices generated = new GeneratedPrices(SymbolListing.of("BTCUSDT"), seed);
            for (int i = 0; i < 80; i++) {
                bars.add(generated.next());
            }
            ReplayPrices source = new ReplayPrices(generated.listing(), generated.timeframe(), bars);
            return new SimulatedVenue(VenueSettings.ofSeed(seed), List.of(source));
        }

        static RandomHistory run(long seed) {
            SimulatedVenue venue = venue(seed);
            Map<String, BigDecimal> deposits = Map.of("USDT", new BigDecimal("300000"), "BTC", new BigDecimal("6"));
            for (int i = 0; i < 3; i++) {
                venue.open("account" + i, Map.of("USDT", new BigDecimal("100000"), "BTC", new BigDecimal("2")), 0);
            }
            List<VenueChanges> journal = new ArrayList<>();
            RandomTrader trader = new RandomTrader(venue, new Seeded(seed, 99));
            for (int command = 0; command < COMMANDS; command++) {
                trader.act(command);
                venue.drainEvents();
                journal.add(venue.drainChanges());
            }
            return new RandomHistory(venue, deposits, journal);
        }
    }
}
