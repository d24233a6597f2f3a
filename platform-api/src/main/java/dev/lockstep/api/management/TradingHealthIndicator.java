package dev.lockstep.api.management;

import dev.lockstep.api.trading.EngineLeases;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Trading allowed, yes or no and why, as far as this process can see. Without an engine the API is still well: it says
 * so here and goes on answering, so that nobody restarts it for another's trouble.
 */
@Component
class TradingHealthIndicator implements ReactiveHealthIndicator {
    private final EngineLeases leases;

    TradingHealthIndicator(EngineLeases leases) {
        this.leases = leases;
    }

    @Override
    public Mono<Health> health() {
        return leases.held().map(TradingHealthIndicator::said).onErrorResume(TradingHealthIndicator::unknown);
    }

    private static Health said(EngineLeases.Held held) {
        boolean alive = held.shards() > 0;
        String why = alive
                ? held.engines() + " engines hold " + held.shards() + " shards"
                : "no engine holds a shard: nothing is opened, resting orders stay as they are";
        return Health.up()
                .withDetail("trading_allowed", alive ? "yes" : "no")
                .withDetail("why", why)
                .build();
    }

    private static Mono<Health> unknown(Throwable error) {
        return Mono.just(Health.unknown()
                .withDetail("trading_allowed", "unknown")
                .withDetail("why", "the database does not answer")
                .build());
    }
}
