set local role lockstep_owner;

create table exchange_accounts (
    tenant_id           uuid        not null,
    exchange_account_id uuid        not null,
    venue               text        not null constraint exchange_accounts_venue_check check (venue ~ '^[a-z][a-z0-9-]{1,31}$'),
    label               text        not null constraint exchange_accounts_label_check check (length(label) between 1 and 80),
    simulated           boolean     not null,
    created_at          timestamptz not null default clock_timestamp(),
    constraint exchange_accounts_pkey primary key (tenant_id, exchange_account_id),
    constraint exchange_accounts_label_key unique (tenant_id, label),
    constraint exchange_accounts_tenant_fkey foreign key (tenant_id) references tenants (tenant_id)
);

-- sealed by the vault, bound to tenant, account and venue; the hint is what people may see of the key
create table exchange_credentials (
    tenant_id           uuid        not null,
    exchange_account_id uuid        not null,
    key_id              text        not null,
    api_key_hint        text        not null constraint exchange_credentials_hint_check check (length(api_key_hint) <= 12),
    sealed              bytea       not null,
    created_at          timestamptz not null default clock_timestamp(),
    updated_at          timestamptz not null default clock_timestamp(),
    constraint exchange_credentials_pkey primary key (tenant_id, exchange_account_id),
    constraint exchange_credentials_account_fkey foreign key (tenant_id, exchange_account_id)
        references exchange_accounts (tenant_id, exchange_account_id)
);

alter table exchange_accounts enable row level security, force row level security;
create policy exchange_accounts_tenant on exchange_accounts
    using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));

alter table exchange_credentials enable row level security, force row level security;
create policy exchange_credentials_tenant on exchange_credentials
    using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));

grant select, insert, update (label) on exchange_accounts to lockstep_app;
grant select on exchange_accounts to lockstep_engine, lockstep_readonly;
-- the API can replace a secret, never read one
grant select (tenant_id, exchange_account_id, key_id, api_key_hint, created_at, updated_at), insert,
      update (key_id, api_key_hint, sealed, updated_at), delete
    on exchange_credentials to lockstep_app;
grant select on exchange_credentials to lockstep_engine;
grant select (tenant_id, exchange_account_id, key_id, api_key_hint, created_at, updated_at)
    on exchange_credentials to lockstep_readonly;
