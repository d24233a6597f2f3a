package dev.lockstep.engine.runtime;

import dev.lockstep.engine.tenancy.ExchangeAccountId;
import dev.lockstep.engine.tenancy.TenantId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which exchange accounts cannot be worked with, and why; what health and metrics are read from. */
public final class AccountHealth {
    private record Key(TenantId tenant, ExchangeAccountId account) {}

    /**
     * What is wrong with an account.
     *
     * @param failures checks in a row that failed
     * @param reason of the last one
     * @param since wall clock of the first
     */
    public record Trouble(TenantId tenant, ExchangeAccountId account, int failures, String reason, Instant since) {}

    private final InstantSource wall;
    private final Map<Key, Trouble> troubles = new ConcurrentHashMap<>();

    public AccountHealth(InstantSource wall) {
        this.wall = wall;
    }

    /** One more check of it failed. */
    Trouble failed(TenantId tenant, ExchangeAccountId account, String reason) {
        Trouble first = new Trouble(tenant, account, 1, reason, wall.instant());
        return troubles.merge(
                new Key(tenant, account),
                first,
                (known, now) -> new Trouble(tenant, account, known.failures() + 1, reason, known.since()));
    }

    /** A check of it went well; whether that is news. */
    boolean well(TenantId tenant, ExchangeAccountId account) {
        return troubles.remove(new Key(tenant, account)) != null;
    }

    /** Another engine's concern from now on. */
    void leaves(TenantId tenant) {
        troubles.keySet().removeIf(key -> key.tenant().equals(tenant));
    }

    /** Accounts whose last check failed. */
    public Collection<Trouble> troubles() {
        return List.copyOf(troubles.values());
    }
}
