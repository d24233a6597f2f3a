package dev.lockstep.engine.venue;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Random histories: money is conserved, locks equal open orders, trades sum to executions, same seed same bytes. */
class VenueMoneyTest {
    private static final int HISTORIES = 10_000;

    @Test
    void over_many_random_histories_no_money_is_made_or_lost() {
        Set<String> seen = new ConcurrentSkipListSet<>();

        LongStream.rangeClosed(1, HISTORIES).parallel().forEach(seed -> {
            RandomHistory history = RandomHistory.run(seed);
            assertMoney(history.venue(), history.deposits(), "seed " + seed);
            history.journal().forEach(changes -> note(changes, seen));
        });

        // the histories came by everything that can happen to an order
        assertThat(seen)
                .contains("trailing stop filled", "pending order placed", "amended")
                .contains("fee in BNB", "fee in BTC", "fee in USDT")
                .contains("EXPIRE_TAKER", "EXPIRE_MAKER", "EXPIRE_BOTH", "DECREMENT", "TRANSFER")
                .containsAll(names(OrderType.values()))
                .containsAll(names(ExpiryReason.values()))
                .contains("PENDING_NEW", "PARTIALLY_FILLED", "FILLED", "CANCELED", "EXPIRED", "EXPIRED_IN_MATCH");
    }

    private static void note(VenueChanges changes, Set<String> seen) {
        for (VenueOrder order : changes.orders()) {
            seen.add(order.type().name());
            seen.add(order.state().name());
            seen.add(String.valueOf(order.expiryReason()));
            if (order.trailing() != null && order.state() == OrderState.FILLED) {
                seen.add("trailing stop filled");
            }
            if (order.listId() >= 0 && order.workingSince() > order.createdAt()) {
                seen.add("pending order placed");
            }
        }
        changes.prevented().forEach(match -> seen.add(match.mode().name()));
        changes.amendments().forEach(amendment -> seen.add("amended"));
        changes.trades().forEach(trade -> seen.add("fee in " + trade.commissionAsset()));
    }

    private static List<String> names(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name).toList();
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
            restored.restore(one.journal().iterator());
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
                assertThat(balance.locked().signum()).as(seed).isNotNegative();
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
        private static final int COMMANDS = 60;

        static SimulatedVenue venue(long seed) {
            List<Bar> bars = new ArrayList<>();
            GeneratedPrices generated = new GeneratedPrices(SymbolListing.of("BTCUSDT"), seed);
            GeneratedPrices bnb = new GeneratedPrices(SymbolListing.of("BNBUSDT"), seed);
            List<Bar> bnbBars = new ArrayList<>();
            for (int i = 0; i < 80; i++) {
                bars.add(generated.next());
                bnbBars.add(bnb.next());
            }
            return new SimulatedVenue(
                    VenueSettings.ofSeed(seed),
                    List.of(
                            new ReplayPrices(generated.listing(), generated.timeframe(), bars),
                            new ReplayPrices(bnb.listing(), bnb.timeframe(), bnbBars)));
        }

        static RandomHistory run(long seed) {
            SimulatedVenue venue = venue(seed);
            Map<String, BigDecimal> deposits =
                    Map.of("USDT", new BigDecimal("300000"), "BTC", new BigDecimal("6"), "BNB", new BigDecimal("3"));
            for (int i = 0; i < 3; i++) {
                venue.open(
                        "account" + i,
                        Map.of("USDT", new BigDecimal("100000"), "BTC", new BigDecimal("2"), "BNB", BigDecimal.ONE),
                        0);
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
