set local role lockstep_owner;

create table positions (
    tenant_id           uuid            not null,
    position_id         uuid            not null,
    profile_id          uuid            not null,
    exchange_account_id uuid            not null,
    venue               text            not null,
    symbol              text            not null,
    base                text            not null,
    quote               text            not null,
    status              text            not null,
    quantity            numeric(38, 18) not null,   -- base, net of fees taken in base
    cost                numeric(38, 18) not null,   -- quote
    realized_pnl        numeric(38, 18) not null,   -- quote
    stop_price          numeric(38, 18) not null,
    target_price        numeric(38, 18) not null,
    protection_state    text            not null,
    naked_since         timestamptz,
    naked_total_us      bigint          not null,
    correlation_id      text            not null,
    opened_at           timestamptz     not null,
    closed_at           timestamptz,
    updated_at          timestamptz     not null default clock_timestamp(),
    version             bigint          not null,
    constraint positions_pkey primary key (tenant_id, position_id),
    constraint positions_profile_fkey foreign key (tenant_id, profile_id) references profiles (tenant_id, profile_id),
    constraint positions_account_fkey foreign key (tenant_id, exchange_account_id)
        references exchange_accounts (tenant_id, exchange_account_id),
    constraint positions_status_check check (status in ('OPEN', 'CLOSED')),
    constraint positions_closed_at_check check ((status = 'CLOSED') = (closed_at is not null)),
    constraint positions_stop_check check (stop_price < target_price),
    constraint positions_protection_state_check
        check (protection_state in ('NAKED', 'UNCERTAIN', 'PROTECTED', 'EXITING', 'NONE')),
    constraint positions_naked_total_check check (naked_total_us >= 0),
    constraint positions_version_check check (version >= 1)
);
create unique index positions_one_open on positions (tenant_id, profile_id, venue, symbol) where status = 'OPEN';
create index positions_newest_idx on positions (tenant_id, opened_at desc, position_id desc);
create index positions_profile_newest_idx on positions (tenant_id, profile_id, opened_at desc, position_id desc);

-- ENTRY and EXIT of a position; written only after the venue confirmed
create table trade_history (
    tenant_id       uuid            not null,
    position_id     uuid            not null,
    kind            text            not null,
    profile_id      uuid            not null,
    venue           text            not null,
    symbol          text            not null,
    base            text            not null,
    quote           text            not null,
    client_order_id text            not null,
    quantity        numeric(38, 18) not null,
    average_price   numeric(38, 18) not null,
    realized_pnl    numeric(38, 18),                -- quote; exits only
    reason          text            not null,
    correlation_id  text            not null,
    occurred_at     timestamptz     not null,       -- the venue's time
    recorded_at     timestamptz     not null default clock_timestamp(),
    constraint trade_history_pkey primary key (tenant_id, position_id, kind),
    constraint trade_history_position_fkey foreign key (tenant_id, position_id)
        references positions (tenant_id, position_id),
    constraint trade_history_order_fkey foreign key (tenant_id, client_order_id)
        references orders (tenant_id, client_order_id),
    constraint trade_history_kind_check check (kind in ('ENTRY', 'EXIT')),
    constraint trade_history_realized_pnl_check check ((kind = 'EXIT') = (realized_pnl is not null))
);
create index trade_history_order_idx on trade_history (tenant_id, client_order_id);
create index trade_history_newest_idx on trade_history (tenant_id, occurred_at desc, position_id desc, kind desc);
create index trade_history_profile_newest_idx
    on trade_history (tenant_id, profile_id, occurred_at desc, position_id desc, kind desc);

alter table positions enable row level security, force row level security;
create policy positions_tenant on positions
    using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
alter table trade_history enable row level security, force row level security;
create policy trade_history_tenant on trade_history
    using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));

grant select, insert,
      update (status, quantity, cost, realized_pnl, stop_price, target_price, protection_state, naked_since,
              naked_total_us, opened_at, closed_at, updated_at, version)
    on positions to lockstep_engine;
grant select, insert on trade_history to lockstep_engine;
grant select on positions, trade_history to lockstep_app, lockstep_readonly;
