package dev.lockstep.local.identity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a token says of its holder.
 *
 * @param tenant the tenant it acts for, as {@code tenant_id}; an operator acts for none
 * @param roles as {@code roles}
 */
public record Standing(Optional<String> tenant, List<String> roles) {

    public Standing {
        roles = List.copyOf(roles);
    }

    /** May read and change what belongs to the tenant. */
    public static Standing traderOf(String tenant) {
        return new Standing(Optional.of(tenant), List.of("trader"));
    }

    /** May watch and stop the whole installation, and sees no tenant's rows. */
    public static Standing operator() {
        return new Standing(Optional.empty(), List.of("operator"));
    }

    Map<String, Object> claims() {
        var claims = new TreeMap<String, Object>();
        claims.put("roles", roles);
        tenant.ifPresent(t -> claims.put("tenant_id", t));
        return claims;
    }
}
