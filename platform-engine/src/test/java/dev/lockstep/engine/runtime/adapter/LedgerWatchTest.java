package dev.lockstep.engine.runtime.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.execution.Desk;
import dev.lockstep.engine.execution.ExecutionSettings;
import dev.lockstep.engine.execution.Faults;
import dev.lockstep.engine.execution.memory.MemoryDatabase;
import dev.lockstep.engine.ledger.Account;
import dev.lockstep.engine.ledger.AccountKind;
import dev.lockstep.engine.ledger.EntryKind;
import dev.lockstep.engine.ledger.JournalEntry;
import dev.lockstep.engine.ledger.Posting;
import dev.lockstep.engine.logging.LogEvent;
import dev.lockstep.engine.logging.LogLine;
import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.profile.DesiredState;
import dev.lockstep.engine.profile.ObservedState;
import dev.lockstep.engine.profile.TradingProfile;
import dev.lockstep.engine.runtime.LedgerWatch;
import dev.lockstep.engine.runtime.LoopHealth;
import dev.lockstep.engine.testing.Samples;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Schedulers;

/** What happens to a profile whose books say that more is at risk than it was given. */
class LedgerWatchTest {
    private static final InstantSource WALL = InstantSource.fixed(Samples.NOON);

    private final List<LogLine> log = new ArrayList<>();
    private final MemoryDatabase database = new MemoryDatabase(WALL);
    private final LoopHealth health = new LoopHealth(log::add, WALL);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final LedgerWatch watch =
            new LedgerWatch(database.ledger(), database.profiles(), new Faults(desk()), log::add, health, WALL);

    @BeforeEach
    void open() {
        database.open(Samples.TENANT, Samples.ACCOUNT);
        new EngineMetrics(null, null, health, null, null).bindTo(meters);
    }

    @Test
    void an_overdraft_is_counted_and_the_profile_faulted_and_paused() {
        create(funded(line(AccountKind.OVERDRAFT, "-10"), line(AccountKind.EXTERNAL, "10")));

        watch.check(Samples.TENANT).block();

        assertThat(violations()).isEqualTo(1);
        assertThat(profile().observed()).isEqualTo(ObservedState.FAULTED);
        assertThat(profile().desired()).isEqualTo(DesiredState.PAUSED);
        assertThat(profile().faultReason()).contains("capital invariant broken").contains("overdraft -10 USDT");
        assertThat(log)
                .extracting(LogLine::event)
                .containsExactly(LogEvent.LEDGER_DISCREPANCY, LogEvent.PROFILE_FAULTED);
    }

    @Test
    void more_in_positions_than_was_allocated_breaks_it_without_any_overdraft() {
        create(funded(line(AccountKind.RESERVED_POSITIONS, "10000.01"), line(AccountKind.EXTERNAL, "-10000.01")));

        watch.check(Samples.TENANT).block();

        assertThat(violations()).isEqualTo(1);
        assertThat(profile().faultReason()).contains("headroom -0.01 USDT");
        assertThat(profile().desired()).isEqualTo(DesiredState.PAUSED);
    }

    @Test
    void each_look_at_it_counts_and_the_fault_is_told_once() {
        create(funded(line(AccountKind.OVERDRAFT, "-10"), line(AccountKind.EXTERNAL, "10")));

        watch.check(Samples.TENANT).then(watch.check(Samples.TENANT)).block();

        assertThat(violations()).isEqualTo(2);
        assertThat(log).hasSize(2);
    }

    @Test
    void one_who_clears_the_fault_alone_does_not_start_it_and_the_next_look_faults_it_again() {
        create(funded(line(AccountKind.OVERDRAFT, "-10"), line(AccountKind.EXTERNAL, "10")));
        watch.check(Samples.TENANT).block();
        database.profiles()
                .observe(Samples.TENANT, Samples.PROFILE, ObservedState.IDLE, null, Samples.DECISION)
                .block();

        assertThat(profile().desired()).isEqualTo(DesiredState.PAUSED);
        watch.check(Samples.TENANT).block();

        assertThat(profile().observed()).isEqualTo(ObservedState.FAULTED);
    }

    @Test
    void books_in_order_are_looked_at_and_nothing_happens() {
        create(funded());

        watch.check(Samples.TENANT).block();

        assertThat(violations()).isZero();
        assertThat(profile().observed()).isEqualTo(ObservedState.RUNNING);
        assertThat(profile().desired()).isEqualTo(DesiredState.RUNNING);
        assertThat(log).extracting(LogLine::event).containsExactly(LogEvent.LEDGER_CHECKED);
    }

    @Test
    void a_balance_without_postings_faults_and_pauses_but_is_no_broken_invariant() {
        create(funded());
        database.seed(Samples.TENANT, account(AccountKind.DUST), Money.of("1", "USDT"));

        watch.check(Samples.TENANT).block();

        assertThat(violations()).isZero();
        assertThat(profile().faultReason()).contains("do not add up");
        assertThat(profile().desired()).isEqualTo(DesiredState.PAUSED);
    }

    private double violations() {
        return meters.get("lockstep.capital.invariant.violations")
                .functionCounter()
                .count();
    }

    private void create(JournalEntry funding) {
        assertThat(database.profiles()
                        .create(Samples.profile(), funding, Samples.DECISION)
                        .block())
                .isNotNull();
        log.clear();
    }

    private TradingProfile profile() {
        return database.profiles().find(Samples.TENANT, Samples.PROFILE).block();
    }

    private static JournalEntry funded(Posting... more) {
        List<Posting> postings =
                new ArrayList<>(List.of(line(AccountKind.AVAILABLE, "10000"), line(AccountKind.CAPITAL, "-10000")));
        postings.addAll(Arrays.asList(more));
        return new JournalEntry(
                Samples.TENANT,
                Samples.PROFILE,
                "fund:" + Samples.PROFILE,
                EntryKind.FUND,
                postings,
                Samples.DECISION,
                Samples.NOON);
    }

    private static Posting line(AccountKind kind, String amount) {
        return new Posting(account(kind), Money.of(amount, "USDT"));
    }

    private static Account account(AccountKind kind) {
        return Account.of(Samples.ACCOUNT, Samples.PROFILE, kind, Asset.of("USDT"));
    }

    private Desk desk() {
        return new Desk(
                database.transitions(),
                database.snapshots(),
                database.positions(),
                database.profiles(),
                null,
                null,
                log::add,
                WALL,
                Schedulers.immediate(),
                Samples.TAG,
                ExecutionSettings.standard());
    }
}
