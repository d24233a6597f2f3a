set local role lockstep_owner;

-- Asked in every begin-entry, while each order leaves a clearing account behind: without it the question grows with them.
-- The amount stays out of it, or no balance could be rewritten in its page (HOT) any more.
create index ledger_accounts_overdraft_idx on ledger_accounts (tenant_id, profile_id) where kind = 'OVERDRAFT';
