set local role lockstep_owner;

-- Balances. fillfactor: a hot balance is rewritten in its own page (HOT), no index is touched.
create table ledger_accounts (
    tenant_id           uuid            not null,
    account_id          uuid            not null default uuidv7(),
    exchange_account_id uuid            not null,
    profile_id          uuid            not null,
    kind                text            not null,
    reference           text            not null,    -- the order of a clearing account, else empty
    asset               text            not null,
    amount              numeric(38, 18) not null,
    version             bigint          not null,    -- how many postings made it
    constraint ledger_accounts_pkey primary key (tenant_id, account_id),
    constraint ledger_accounts_identity_key
        unique (tenant_id, profile_id, exchange_account_id, kind, reference, asset),
    constraint ledger_accounts_profile_fkey foreign key (tenant_id, profile_id)
        references profiles (tenant_id, profile_id),
    constraint ledger_accounts_account_fkey foreign key (tenant_id, exchange_account_id)
        references exchange_accounts (tenant_id, exchange_account_id),
    constraint ledger_accounts_kind_check
        check (kind in ('CAPITAL', 'AVAILABLE', 'CLEARING', 'RESERVED_POSITIONS', 'REALIZED_PNL', 'FEES', 'MARKET',
                        'EXTERNAL', 'DUST', 'OVERDRAFT', 'POOL')),
    constraint ledger_accounts_reference_check check ((kind = 'CLEARING') = (reference <> '')),
    constraint ledger_accounts_available_check check (kind <> 'AVAILABLE' or amount >= 0),
    constraint ledger_accounts_clearing_check check (kind <> 'CLEARING' or amount >= 0),
    constraint ledger_accounts_version_check check (version >= 0)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500);

create table ledger_entries (
    tenant_id      uuid        not null,
    entry_id       uuid        not null,
    number         bigint      not null,             -- the tenant's own count, without holes
    profile_id     uuid        not null,
    entry_key      text        not null,
    kind           text        not null,
    correlation_id text        not null,
    occurred_at    timestamptz not null,
    recorded_at    timestamptz not null default clock_timestamp(),
    content_hash   bytea       not null,             -- of kind and postings: the same key never means two things
    constraint ledger_entries_pkey primary key (tenant_id, entry_id),
    constraint ledger_entries_number_key unique (tenant_id, number),
    constraint ledger_entries_key_key unique (tenant_id, profile_id, entry_key),
    constraint ledger_entries_profile_fkey foreign key (tenant_id, profile_id) references profiles (tenant_id, profile_id),
    constraint ledger_entries_kind_check
        check (kind in ('FUND', 'HOLD', 'RELEASE', 'BUY', 'SELL', 'DUST', 'EXTERNAL', 'CORRECTION'))
);
create index ledger_entries_profile_idx on ledger_entries (tenant_id, profile_id, number desc);

create table ledger_postings (
    tenant_id     uuid            not null,
    entry_id      uuid            not null,
    line          smallint        not null,          -- place in the entry, from 0
    account_id    uuid            not null,
    delta         numeric(38, 18) not null,
    version       bigint          not null,          -- the account's, after this posting
    balance_after numeric(38, 18) not null,
    constraint ledger_postings_pkey primary key (tenant_id, entry_id, line),
    -- versions without holes or forks make a missing or forged line visible
    constraint ledger_postings_version_key unique (tenant_id, account_id, version),
    constraint ledger_postings_entry_fkey foreign key (tenant_id, entry_id) references ledger_entries (tenant_id, entry_id),
    constraint ledger_postings_account_fkey foreign key (tenant_id, account_id)
        references ledger_accounts (tenant_id, account_id),
    constraint ledger_postings_version_check check (version >= 1)
);

alter table ledger_accounts enable row level security, force row level security;
create policy ledger_accounts_tenant on ledger_accounts
    using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
alter table ledger_entries enable row level security, force row level security;
create policy ledger_entries_tenant on ledger_entries
    using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
alter table ledger_postings enable row level security, force row level security;
create policy ledger_postings_tenant on ledger_postings
    using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));

grant select, insert, update (amount, version) on ledger_accounts to lockstep_engine;
grant select, insert on ledger_entries, ledger_postings to lockstep_engine;
grant select on ledger_accounts, ledger_entries, ledger_postings to lockstep_app, lockstep_readonly;
