package dev.lockstep.api.trading;

import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.tenancy.TenantScope;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Which switches stop entries just now; what begin-entry reads is the same rows. */
@Repository
class KillSwitches {
    private static final String ENGAGED = """
            select null::uuid as profile_id, true as installation, reason from installation_switch where engaged
            union all
            select profile_id, false, reason from kill_switches where tenant_id = :tenant and engaged
            """;

    /**
     * An engaged switch.
     *
     * @param profile null where it stops all of the tenant's
     * @param installation whether it stops every tenant's
     * @param reason as whoever engaged it said
     */
    record Engaged(@Nullable UUID profile, boolean installation, String reason) {
        boolean stopsAll() {
            return profile == null;
        }
    }

    private final TenantScope scope;
    private final DatabaseClient database;

    KillSwitches(TenantScope scope, DatabaseClient database) {
        this.scope = scope;
        this.database = database;
    }

    Mono<List<Engaged>> engaged(TenantId tenant) {
        return scope.within(
                tenant,
                () -> database.sql(ENGAGED)
                        .bind("tenant", tenant.value())
                        .map(KillSwitches::read)
                        .all()
                        .collectList());
    }

    private static Engaged read(Readable row) {
        return new Engaged(
                row.get("profile_id", UUID.class),
                Optional.ofNullable(row.get("installation", Boolean.class)).orElse(false),
                Objects.requireNonNull(row.get("reason", String.class)));
    }
}
