package dev.lockstep.local.walk;

import static dev.lockstep.local.walk.WalkTrader.ACCOUNT;
import static dev.lockstep.local.walk.WalkTrader.PROFILE;
import static dev.lockstep.local.walk.WalkTrader.TENANT;
import static dev.lockstep.local.walk.WalkTrader.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.event.EventEnvelope;
import dev.lockstep.engine.event.EventFeed;
import dev.lockstep.engine.gateway.ExchangeGateways;
import dev.lockstep.engine.gateway.VenueSnapshot;
import dev.lockstep.engine.ledger.Ledger;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.order.Fill;
import dev.lockstep.engine.order.IntentState;
import dev.lockstep.engine.order.Leg;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.order.OrderStatus;
import dev.lockstep.engine.order.Orders;
import dev.lockstep.engine.order.Side;
import dev.lockstep.engine.paging.PageRequest;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.position.Positions;
import dev.lockstep.engine.position.ProtectionState;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * One candle's walk to the screen, steps 1 to 9, on real PostgreSQL, real Kafka and the simulated venue over HTTP. The
 * market waits for the engine, so that what is looked at is at rest.
 */
@Tag("server")
class WalkTest {
    @Test
    void a_candle_becomes_a_protected_position_its_exit_and_the_events_that_tell_of_it(@TempDir Path directory)
            throws IOException {
        try (var installation = new Installation(directory, 7)) {
            installation.settle(TENANT, ACCOUNT, WalkTrader.profile());
            var engine = installation.engine(Map.of(
                    "lockstep.pace.mode", "lockstep", "lockstep.engine.lease-ttl", "20s", "lockstep.engine.shards", 2));
            List<EventEnvelope> heard = new CopyOnWriteArrayList<>();
            var listening = engine.getBean(EventFeed.class).events().subscribe(heard::add);
            Orders orders = engine.getBean(Orders.class);

            // steps 1 to 7: candles, signals, decisions, an entry with its fill
            await("a position", () -> !positions(engine).isEmpty());
            // step 8: covered at the venue; steps 6 and 7 again: sold, by whichever leg or by signal
            await(
                    "a closed position",
                    () -> positions(engine).stream()
                            .anyMatch(position -> position.quantity().isZero()));
            // then nothing new begins, and what is held stays covered
            installation.column(
                    "update profiles set desired_state = 'PAUSED' where profile_id = ? returning 1", PROFILE.value());
            await("rest", () -> everythingAtRest(engine));

            theDecisionsSayWhy(installation);
            theOrdersAreOursAndUnique(installation, orders);
            thePositionsAreCovered(engine);
            theBooksAddUp(installation, engine, orders);
            theLifecycleIsKept(installation);
            theEventsArriveInOrder(heard, installation);
            listening.dispose();
        }
    }

    private static void theDecisionsSayWhy(Installation installation) {
        assertThat(installation.column("select distinct verdict from decisions order by 1"))
                .contains("ALLOWED", "NONE");
        assertThat(installation.column("select 1 from decisions where jsonb_array_length(reasons) = 0"))
                .isEmpty();
    }

    private static void theOrdersAreOursAndUnique(Installation installation, Orders orders) {
        List<Order> all = orders.page(TENANT, PROFILE, false, PageRequest.first(PageRequest.MAX_LIMIT))
                .block()
                .rows();
        assertThat(all).allSatisfy(order -> assertThat(order.id().value()).startsWith("0badcafe"));
        assertThat(all).anySatisfy(order -> {
            assertThat(order.spec().leg()).isEqualTo(Leg.ENTRY);
            assertThat(order.status()).isIn(OrderStatus.FILLED, OrderStatus.EXPIRED);
            assertThat(order.executed().isPositive()).isTrue();
        });
        assertThat(installation.column(
                        "select state from order_intents where state in ('PENDING', 'UNKNOWN', 'NEEDS_HUMAN')"))
                .isEmpty();
        assertThat(installation.column(
                        "select venue_order_id from orders group by symbol, venue_order_id having count(*) > 1"))
                .isEmpty();
    }

    private static void thePositionsAreCovered(ConfigurableApplicationContext engine) {
        VenueSnapshot venue = snapshot(engine);
        positions(engine).stream()
                .filter(position -> position.quantity().isPositive())
                .forEach(position -> {
                    assertThat(position.protection().state()).isEqualTo(ProtectionState.PROTECTED);
                    assertThat(venue.openOrders()).hasSize(2);
                });
        assertThat(venue.foreignOpenOrders()).isZero();
    }

    /** Once from the postings, once from the venue's trades, once against what the venue holds. */
    private static void theBooksAddUp(Installation installation, ConfigurableApplicationContext engine, Orders orders) {
        Ledger ledger = engine.getBean(Ledger.class);
        assertThat(ledger.discrepancies(TENANT).block()).isEmpty();
        BigDecimal usdt = sum(installation, "USDT");
        BigDecimal btc = sum(installation, "BTC");
        BigDecimal boughtAndSold = BigDecimal.ZERO;
        BigDecimal received = BigDecimal.ZERO;
        for (Fill fill : fills(orders)) {
            BigDecimal sign = fill.side() == Side.BUY ? BigDecimal.ONE.negate() : BigDecimal.ONE;
            boughtAndSold = boughtAndSold
                    .add(fill.quote().amount().multiply(sign))
                    .subtract(fill.feeInQuote().amount());
            received = received.subtract(fill.quantity().value().multiply(sign))
                    .subtract(fill.feeInBase().amount());
        }
        assertThat(usdt).isEqualByComparingTo(new BigDecimal("10000").add(boughtAndSold));
        assertThat(btc).isEqualByComparingTo(received);
        VenueSnapshot venue = snapshot(engine);
        assertThat(held(venue, "USDT").subtract(new BigDecimal("90000"))).isEqualByComparingTo(usdt);
        assertThat(held(venue, "BTC")).isEqualByComparingTo(btc);
    }

    private static void theLifecycleIsKept(Installation installation) {
        List<String> entries = installation.column("select position_id from trade_history where kind = 'ENTRY'");
        List<String> exits = installation.column("select position_id from trade_history where kind = 'EXIT'");
        assertThat(entries).isNotEmpty().doesNotHaveDuplicates().containsAll(exits);
        assertThat(exits).isNotEmpty().doesNotHaveDuplicates();
    }

    private static void theEventsArriveInOrder(List<EventEnvelope> heard, Installation installation) {
        long last = Long.parseLong(
                installation.column("select max(sequence) from outbox").getFirst());
        await("the last event", () -> heard.stream().anyMatch(event -> event.sequence() >= last));
        assertThat(heard).allSatisfy(event -> assertThat(event.tenant()).isEqualTo(TENANT));
        List<Long> sequences = new ArrayList<>(
                heard.stream().map(EventEnvelope::sequence).distinct().toList());
        assertThat(sequences).isSortedAccordingTo(Comparator.naturalOrder());
        assertThat(heard.stream()
                        .map(event -> event.event().getClass().getSimpleName())
                        .distinct())
                .contains("DecisionMade", "OrderChanged", "FillRecorded", "PositionChanged", "BalanceChanged");
    }

    /** No order whose answer is out, nothing uncovered. */
    private static boolean everythingAtRest(ConfigurableApplicationContext engine) {
        boolean decided = engine.getBean(Orders.class).liveIntents(TENANT).block().stream()
                .allMatch(record -> record.state() == IntentState.ACCEPTED);
        boolean covered = positions(engine).stream()
                .allMatch(position ->
                        position.quantity().isZero() || position.protection().state() == ProtectionState.PROTECTED);
        return decided && covered;
    }

    private static List<Position> positions(ConfigurableApplicationContext engine) {
        return engine.getBean(Positions.class)
                .page(TENANT, PROFILE, false, PageRequest.first(PageRequest.MAX_LIMIT))
                .block()
                .rows();
    }

    private static List<Fill> fills(Orders orders) {
        return orders.fills(TENANT, PROFILE, PageRequest.first(PageRequest.MAX_LIMIT))
                .block()
                .rows();
    }

    private static VenueSnapshot snapshot(ConfigurableApplicationContext engine) {
        return engine.getBean(ExchangeGateways.class)
                .of(TENANT, ACCOUNT)
                .flatMap(gateway -> gateway.snapshot())
                .block();
    }

    private static BigDecimal held(VenueSnapshot venue, String asset) {
        List<Money> all = new ArrayList<>(venue.free());
        all.addAll(venue.locked());
        return all.stream()
                .filter(money -> money.asset().code().equals(asset))
                .map(Money::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What the books say the venue holds, straight from the postings. */
    private static BigDecimal sum(Installation installation, String asset) {
        return new BigDecimal(installation.column("""
                        select coalesce(sum(p.delta), 0) from ledger_postings p
                          join ledger_accounts a using (tenant_id, account_id)
                         where a.asset = ?
                           and a.kind in ('AVAILABLE', 'CLEARING', 'OVERDRAFT', 'DUST', 'POOL')
                        """, asset).getFirst());
    }
}
