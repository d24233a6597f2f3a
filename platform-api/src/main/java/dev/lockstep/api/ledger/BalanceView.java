package dev.lockstep.api.ledger;

import dev.lockstep.api.web.view.AmountView;
import dev.lockstep.engine.ledger.Account;
import dev.lockstep.engine.ledger.Balance;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/**
 * What one account of the books holds.
 *
 * @param profileId whose sub-ledger
 * @param exchangeAccountId where the asset lies
 * @param account what it is for: AVAILABLE, CLEARING, RESERVED_POSITIONS …
 * @param reference the order of a clearing account; empty otherwise
 * @param balance the sum of its postings
 * @param version how many postings made it
 */
@Schema(name = "Balance")
record BalanceView(
        UUID profileId, UUID exchangeAccountId, String account, String reference, AmountView balance, long version) {
    static BalanceView of(Balance balance) {
        Account account = balance.account();
        return new BalanceView(
                account.profile().value(),
                account.exchangeAccount().value(),
                account.kind().name(),
                account.reference(),
                AmountView.of(balance.amount()),
                balance.version());
    }
}
