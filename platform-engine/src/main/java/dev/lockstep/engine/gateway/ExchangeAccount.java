package dev.lockstep.engine.gateway;

import dev.lockstep.engine.market.Venue;
import dev.lockstep.engine.tenancy.ExchangeAccountId;
import dev.lockstep.engine.tenancy.TenantId;

/**
 * A tenant's account at a venue. Its credentials are the vault's alone.
 *
 * @param tenant whose
 * @param id its name in every row that follows from it
 * @param venue where
 * @param label for people
 * @param simulated whether the venue is a simulated one (paper)
 */
public record ExchangeAccount(TenantId tenant, ExchangeAccountId id, Venue venue, String label, boolean simulated) {}
