package dev.lockstep.engine.execution;

import dev.lockstep.engine.gateway.ExchangeGateway;
import dev.lockstep.engine.gateway.ExchangeGateways;
import dev.lockstep.engine.logging.EventLog;
import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.market.MarketData;
import dev.lockstep.engine.market.SymbolRules;
import dev.lockstep.engine.order.InstallationTag;
import dev.lockstep.engine.order.OrderIntent;
import dev.lockstep.engine.position.Positions;
import dev.lockstep.engine.profile.Profiles;
import java.time.Instant;
import java.time.InstantSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * What every flow of execution works with: ports, the wall clock and the scheduler all waiting happens on.
 *
 * @param transitions the only way to change orders, positions and books
 * @param snapshots what a step is decided on
 * @param positions stored positions
 * @param profiles stored profiles
 * @param gateways the venues
 * @param market public market data
 * @param log what operators read
 * @param wall the machine's clock
 * @param scheduler for every delay
 * @param tag of this installation
 * @param settings time constants
 */
public record Desk(
        Transitions transitions,
        Snapshots snapshots,
        Positions positions,
        Profiles profiles,
        ExchangeGateways gateways,
        MarketData market,
        EventLog log,
        InstantSource wall,
        Scheduler scheduler,
        InstallationTag tag,
        ExecutionSettings settings) {

    Instant now() {
        return wall.instant();
    }

    Mono<ExchangeGateway> gateway(OrderIntent intent) {
        return gateways.of(intent.tenant(), intent.account());
    }

    Mono<SymbolRules> rules(Instrument instrument) {
        return market.rules(instrument.venue(), instrument.symbol());
    }
}
