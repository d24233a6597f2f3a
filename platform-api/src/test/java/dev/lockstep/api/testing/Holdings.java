package dev.lockstep.api.testing;

import java.util.UUID;

/** A profile that holds something, as rows of books and positions that fit together. */
public record Holdings(UUID tenant, UUID profile, UUID position) {

    /** 0.005 BTC bought for 300 USDT out of 1000, protected at 58000 and 63000. */
    public static Holdings of(Rows rows, UUID tenant, UUID profile) {
        Holdings holdings = new Holdings(tenant, profile, UUID.randomUUID());
        UUID account = People.Tenants.accountOf(tenant);
        rows.execute("""
                insert into positions (tenant_id, position_id, profile_id, exchange_account_id, venue, symbol, base, quote, status,
                                       quantity, cost, realized_pnl, stop_price, target_price, protection_state, naked_total_us,
                                       correlation_id, opened_at, version)
                values (?, ?, ?, ?, 'binance', 'BTCUSDT', 'BTC', 'USDT', 'OPEN', 0.005, 300, 0, 58000, 63000, 'PROTECTED', 0,
                        'corr-of-the-test', now(), 1)
                """, tenant, holdings.position(), profile, account);
        rows.execute("""
                update ledger_accounts set amount = amount - 300
                 where tenant_id = ? and profile_id = ? and kind = 'AVAILABLE' and asset = 'USDT'
                """, tenant, profile);
        rows.execute("""
                insert into ledger_accounts (tenant_id, exchange_account_id, profile_id, kind, reference, asset, amount, version)
                values (?, ?, ?, 'RESERVED_POSITIONS', '', 'USDT', 300, 0)
                """, tenant, account, profile);
        return holdings;
    }
}
