package dev.lockstep.api.testing;

import dev.lockstep.engine.tenancy.Role;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who calls in tests: members of two tenants, one of a suspended third, someone who left, an operator. */
public enum People {
    ALICE(Tenants.ACME, Role.OWNER),
    TOM(Tenants.ACME, Role.TRADER),
    VICTOR(Tenants.ACME, Role.VIEWER),
    GINA(Tenants.GLOBEX, Role.OWNER),
    SUSAN(Tenants.SUSPENDED, Role.OWNER),
    LEFT(Tenants.ACME, null),
    OPERATOR(null, null);

    private final @Nullable UUID tenant;
    private final @Nullable Role role;

    People(@Nullable UUID tenant, @Nullable Role role) {
        this.tenant = tenant;
        this.role = role;
    }

    public String subject() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    public @Nullable UUID tenant() {
        return tenant;
    }

    /** Null for who is no member. */
    public @Nullable Role role() {
        return role;
    }

    String tenantSlug() {
        if (Tenants.ACME.equals(tenant)) {
            return "acme";
        }
        return Tenants.GLOBEX.equals(tenant) ? "globex" : "initech";
    }

    /** The tenants of the tests. */
    public static final class Tenants {
        public static final UUID ACME = UUID.fromString("0197a000-0000-7000-8000-00000000000a");
        public static final UUID GLOBEX = UUID.fromString("0197a000-0000-7000-8000-00000000000b");
        public static final UUID SUSPENDED = UUID.fromString("0197a000-0000-7000-8000-00000000000c");

        private Tenants() {}

        /** The exchange account each tenant has; its id says whose. */
        public static UUID accountOf(UUID tenant) {
            return new UUID(tenant.getMostSignificantBits(), tenant.getLeastSignificantBits() + 0x100);
        }
    }
}
