package dev.lockstep.engine.event.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.event.EventEnvelope;
import dev.lockstep.engine.event.StoredEvents;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.testing.Seed;
import dev.lockstep.engine.testing.Stores;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class StoredEventsTest {

    @Test
    void what_was_numbered_is_found_again_in_order_and_only_by_its_tenant() {
        try (Stores stores = Stores.asEngine(2)) {
            TenantId ours = Seed.tenant(stores.database(), "ours");
            TenantId theirs = Seed.tenant(stores.database(), "theirs");
            for (long sequence = 1; sequence <= 5; sequence++) {
                event(stores, ours, sequence);
                event(stores, theirs, sequence + 100);
            }
            event(stores, ours, null);
            Seed.sql(stores.database(), "insert into tenant_sequences values (?, 'EVENT', 5)", ours.value());
            StoredEvents events = stores.get(StoredEvents.class);

            assertThat(events.after(ours, 2, 2).block())
                    .extracting(EventEnvelope::sequence)
                    .containsExactly(3L, 4L);
            assertThat(events.after(ours, 5, 10).block()).isEmpty();
            assertThat(events.reach(ours).block()).isEqualTo(new StoredEvents.Reach(1, 5));
            assertThat(events.after(theirs, 0, 10).block())
                    .allSatisfy(event -> assertThat(event.tenant()).isEqualTo(theirs));
        }
    }

    @Test
    void a_tenant_without_events_reaches_nowhere() {
        try (Stores stores = Stores.asEngine(2)) {
            TenantId tenant = Seed.tenant(stores.database(), "quiet");

            assertThat(stores.get(StoredEvents.class).reach(tenant).block()).isEqualTo(new StoredEvents.Reach(1, 0));
        }
    }

    private static void event(Stores stores, TenantId tenant, Long sequence) {
        Seed.sql(
                stores.database(),
                "insert into outbox (tenant_id, event_id, type, payload, correlation_id, occurred_at, sequence)"
                        + " values (?, ?, 'BalanceChanged',"
                        + " '{\"profileId\": \"0197a000-0000-7000-8000-000000000001\", \"entryId\":"
                        + " \"0197a000-0000-7000-8000-000000000002\", \"kind\": \"FUND\", \"deltas\": []}',"
                        + " 'correlation-1', now(), ?)",
                tenant.value(),
                UUID.randomUUID(),
                sequence);
    }
}
