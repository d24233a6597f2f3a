package dev.lockstep.api.testing;

import dev.lockstep.engine.event.Outbox;
import dev.lockstep.engine.event.OutboxRelay;
import dev.lockstep.engine.event.PendingEvent;
import dev.lockstep.engine.event.PlatformEvent;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.tenancy.TenantScope;
import dev.lockstep.engine.testing.Stores;
import dev.lockstep.engine.time.CorrelationId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/** An engine's outbox and relay on the API's database and broker. */
public final class Relay implements AutoCloseable {
    private final Stores stores;
    private final Disposable running;

    private Relay(Stores stores) {
        this.stores = stores;
        this.running = stores.get(OutboxRelay.class).run().subscribe();
    }

    public static Relay of(ApiFixture api) {
        return new Relay(Stores.relaying(api.database(), api.kafka(), api.eventsTopic()));
    }

    /** An order of this client order id changed. */
    public Mono<Void> order(UUID tenant, UUID profile, String clientOrderId, long version) {
        return append(
                tenant,
                new PlatformEvent.OrderChanged(
                        profile,
                        clientOrderId,
                        "BTCUSDT",
                        "BUY",
                        "LIMIT",
                        "ENTRY",
                        "NEW",
                        new BigDecimal("0.5"),
                        BigDecimal.ZERO,
                        new BigDecimal("60000"),
                        null,
                        version));
    }

    public Mono<Void> profile(UUID tenant, UUID profile, String name) {
        return append(tenant, new PlatformEvent.ProfileChanged(profile, name, "RUNNING", "RUNNING", null, 1));
    }

    private Mono<Void> append(UUID tenant, PlatformEvent event) {
        TenantId id = new TenantId(tenant);
        return stores.get(TenantScope.class)
                .within(
                        id,
                        () -> stores.get(Outbox.class)
                                .append(List.of(new PendingEvent(
                                        UUID.randomUUID(),
                                        id,
                                        new CorrelationId("corr-of-the-test"),
                                        Instant.now(),
                                        event))))
                .timeout(Duration.ofSeconds(20));
    }

    @Override
    public void close() {
        running.dispose();
        stores.close();
    }
}
