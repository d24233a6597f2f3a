package dev.lockstep.engine.execution.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.execution.Snapshots;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.tenancy.TenantId;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Whatever there is of a tenant, PostgreSQL and its twin read the same of it. */
final class SnapshotsAgree {
    private final Snapshots stored;
    private final World world;

    SnapshotsAgree(Snapshots stored, World world) {
        this.stored = stored;
        this.world = world;
    }

    void check(String when) {
        TenantId tenant = world.tenant();
        for (StoredIntent row :
                world.memory().read(tenant, rows -> List.copyOf(rows.intents().all()))) {
            same(when, of -> of.ofIntent(tenant, row.intent().id()));
        }
        for (StoredOrder row :
                world.memory().read(tenant, rows -> List.copyOf(rows.orders().stored()))) {
            same(when, of -> of.ofOrder(tenant, row.order().id()));
        }
        for (Position position :
                world.memory().read(tenant, rows -> rows.positions().all())) {
            same(when, of -> of.ofPosition(tenant, position.id()));
        }
    }

    private void same(String when, Function<Snapshots, Mono<?>> read) {
        assertThat((Object) read.apply(world.memory().snapshots()).block())
                .as("snapshot %s", when)
                .isNotNull()
                .isEqualTo(read.apply(stored).block());
    }
}
