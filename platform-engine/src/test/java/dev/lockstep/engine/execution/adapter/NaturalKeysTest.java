package dev.lockstep.engine.execution.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.execution.EntryOutcome;
import dev.lockstep.engine.execution.FillRequest;
import dev.lockstep.engine.execution.Snapshots;
import dev.lockstep.engine.execution.StepOutcome;
import dev.lockstep.engine.execution.Transitions;
import dev.lockstep.engine.order.IntentState;
import dev.lockstep.engine.order.OrderIntent;
import dev.lockstep.engine.testing.Seed;
import dev.lockstep.engine.testing.Stores;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The effects of the walk that need no record beside their rows: placing an order under its intent, and everything a
 * trade does under the trade's own key. The sentences are those of {@code EffectOnceTest}.
 */
@Tag("server")
class NaturalKeysTest {
    /** Position update, trade-state write, ledger write with its PnL, and the trade itself. */
    private static final List<String> OF_A_TRADE = List.of(
            "select count(*) from positions where tenant_id = ?",
            "select count(*) from trade_history where tenant_id = ?",
            "select count(*) from ledger_entries where entry_key like 'fill:%' and tenant_id = ?",
            "select count(*) from fills where tenant_id = ?");

    private static Stores stores;
    private static Transitions transitions;

    private TradeFixture trade;
    private OrderIntent entry;

    @BeforeAll
    static void open() {
        stores = Stores.asEngine(16);
        transitions = stores.get(Transitions.class);
    }

    @AfterAll
    static void close() {
        stores.close();
    }

    @BeforeEach
    void an_entry_that_could_be_begun() {
        trade = TradeFixture.in(stores);
        entry = trade.entry("s1");
    }

    @Test
    void of_sixteen_that_would_place_an_order_one_may_and_the_others_are_told_the_intent() {
        List<EntryOutcome> outcomes = sixteen(() -> transitions.beginEntry(trade.request(entry, "s1")));

        assertThat(outcomes).filteredOn(EntryOutcome.Begun.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(new EntryOutcome.DuplicateSignal(entry.id())::equals)
                .hasSize(15);
        assertThat(trade.available()).isEqualByComparingTo("9400");
    }

    @Test
    void who_asks_again_after_a_crash_finds_the_placement_unknown_and_what_was_written_of_it() {
        begin();

        assertThat(transitions.beginEntry(trade.request(entry, "s1")).block())
                .isEqualTo(new EntryOutcome.DuplicateSignal(entry.id()));
        var kept = stores.get(Snapshots.class)
                .ofIntent(trade.tenant(), entry.id())
                .block()
                .record();
        assertThat(kept.state()).isEqualTo(IntentState.PENDING);
        assertThat(kept.intent()).isEqualTo(entry);
    }

    @Test
    void another_placement_for_the_same_signal_is_refused_and_changes_nothing() {
        begin();
        OrderIntent other = trade.entry("s2");

        assertThat(transitions.beginEntry(trade.request(other, "s1")).block())
                .isEqualTo(new EntryOutcome.DuplicateSignal(entry.id()));
        assertThat(stores.get(Snapshots.class)
                        .ofIntent(trade.tenant(), other.id())
                        .block())
                .isNull();
        assertThat(trade.available()).isEqualByComparingTo("9400");
    }

    @Test
    void of_sixteen_tellings_of_a_trade_one_is_applied_with_each_of_its_effects() {
        begin();
        FillRequest fill = trade.firstFill(entry, "0.01", "60000");

        List<StepOutcome> outcomes = sixteen(() -> transitions.applyFill(fill));

        assertThat(outcomes).filteredOn(new StepOutcome.Applied()::equals).hasSize(1);
        assertThat(outcomes).filteredOn(new StepOutcome.Duplicate()::equals).hasSize(15);
        eachHappened(1);
    }

    @Test
    void another_trade_under_its_key_is_refused_with_what_differs_and_changes_nothing() {
        begin();
        transitions.applyFill(trade.firstFill(entry, "0.01", "60000")).block();

        assertThat(transitions
                        .applyFill(trade.firstFill(entry, "0.01", "60001"))
                        .block())
                .isInstanceOfSatisfying(
                        StepOutcome.Mismatch.class,
                        mismatch -> assertThat(mismatch.what()).contains("price"));
        eachHappened(1);
    }

    @Test
    void a_trade_whose_transaction_died_has_had_none_of_its_effects_and_happens_when_told_again() {
        begin();
        FillRequest fill = trade.firstFill(entry, "0.01", "60000");
        Seed.sql(stores.database(), """
                create function die() returns trigger language plpgsql as $$
                begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$
                """);
        Seed.sql(stores.database(), "create trigger die after insert on outbox for each row execute function die()");
        try {
            assertThat(transitions.applyFill(fill).materialize().block().isOnError())
                    .isTrue();
        } finally {
            Seed.sql(stores.database(), "drop trigger die on outbox");
            Seed.sql(stores.database(), "drop function die()");
        }
        eachHappened(0);

        assertThat(transitions.applyFill(fill).block()).isEqualTo(new StepOutcome.Applied());
        eachHappened(1);
    }

    private void begin() {
        assertThat(transitions.beginEntry(trade.request(entry, "s1")).block()).isInstanceOf(EntryOutcome.Begun.class);
    }

    private void eachHappened(long times) {
        assertThat(OF_A_TRADE)
                .allSatisfy(count -> assertThat(Seed.count(
                                stores.database(), count, trade.tenant().value()))
                        .as(count)
                        .isEqualTo(times));
    }

    private static <T> List<T> sixteen(Supplier<Mono<T>> ask) {
        return Flux.range(0, 16)
                .flatMap(i -> ask.get().subscribeOn(Schedulers.parallel()), 16)
                .collectList()
                .block(Duration.ofMinutes(1));
    }
}
