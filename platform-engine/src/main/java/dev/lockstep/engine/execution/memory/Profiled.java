package dev.lockstep.engine.execution.memory;

import dev.lockstep.engine.profile.TradingProfile;
import dev.lockstep.engine.tenancy.ExchangeAccountId;
import dev.lockstep.engine.tenancy.ProfileId;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What foreign keys of the other tables point at: a tenant's profiles and exchange accounts. */
final class Profiled {
    private final Rows<ProfileId, TradingProfile> profiles;
    private final Set<ExchangeAccountId> accounts = new HashSet<>();

    Profiled(Undo undo) {
        profiles = new Rows<ProfileId, TradingProfile>(undo).unique("profiles_name_key", TradingProfile::name);
    }

    Rows<ProfileId, TradingProfile> profiles() {
        return profiles;
    }

    void add(ExchangeAccountId account) {
        accounts.add(account);
    }

    boolean knows(ExchangeAccountId account) {
        return accounts.contains(account);
    }

    @Nullable
    TradingProfile find(ProfileId id) {
        return profiles.find(id);
    }

    void require(ProfileId id, String constraint) {
        if (profiles.find(id) == null) {
            throw Breach.foreignKey(constraint);
        }
    }

    void require(ExchangeAccountId id, String constraint) {
        if (!knows(id)) {
            throw Breach.foreignKey(constraint);
        }
    }
}
