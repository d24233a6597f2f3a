package dev.lockstep.api.account;

import dev.lockstep.engine.gateway.ExchangeAccount;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/**
 * A tenant's account at a venue.
 *
 * @param id for {@code exchange_account_id} of a profile
 * @param venue where
 * @param label for people
 * @param simulated whether it is play money
 */
@Schema(name = "ExchangeAccount")
record AccountView(UUID id, String venue, String label, boolean simulated) {
    static AccountView of(ExchangeAccount account) {
        return new AccountView(account.id().value(), account.venue().name(), account.label(), account.simulated());
    }
}
