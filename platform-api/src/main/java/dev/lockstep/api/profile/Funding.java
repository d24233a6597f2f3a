package dev.lockstep.api.profile;

import dev.lockstep.engine.ledger.Account;
import dev.lockstep.engine.ledger.AccountKind;
import dev.lockstep.engine.ledger.EntryKind;
import dev.lockstep.engine.ledger.JournalEntry;
import dev.lockstep.engine.ledger.Posting;
import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.profile.TradingProfile;
import dev.lockstep.engine.time.CorrelationId;
import java.util.List;

/** The first entry in a profile's books: what was allocated is available from now on. */
final class Funding {
    private Funding() {}

    static JournalEntry of(TradingProfile profile, CorrelationId correlationId) {
        return new JournalEntry(
                profile.tenant(),
                profile.id(),
                "fund",
                EntryKind.FUND,
                List.of(
                        posting(profile, AccountKind.CAPITAL, profile.capital().negate()),
                        posting(profile, AccountKind.AVAILABLE, profile.capital())),
                correlationId,
                profile.createdAt());
    }

    private static Posting posting(TradingProfile profile, AccountKind kind, Money delta) {
        Asset asset = profile.capital().asset();
        return new Posting(Account.of(profile.account(), profile.id(), kind, asset), delta);
    }
}
