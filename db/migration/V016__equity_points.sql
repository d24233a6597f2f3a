set local role lockstep_owner;

-- What profiles were worth, for the screens; the books are the ledger. Written by the engine's ledger loop, thinned out by it.
create table equity_points (
    tenant_id        uuid            not null,
    profile_id       uuid            not null,
    at               timestamptz     not null,       -- market time
    asset            text            not null,
    equity           numeric(38, 18) not null,
    peak             numeric(38, 18) not null,       -- the highest so far
    unrealized_pnl   numeric(38, 18) not null,
    realized_pnl_net numeric(38, 18) not null,
    grain            text            not null,       -- HOUR: the first of its hour, kept for 400 days; MINUTE: for 7
    recorded_at      timestamptz     not null default clock_timestamp(),
    constraint equity_points_pkey primary key (tenant_id, profile_id, at),
    constraint equity_points_profile_fkey foreign key (tenant_id, profile_id) references profiles (tenant_id, profile_id),
    constraint equity_points_peak_check check (peak >= equity),
    constraint equity_points_grain_check check (grain in ('HOUR', 'MINUTE'))
);
create index equity_points_minute_idx on equity_points (tenant_id, profile_id, at) where grain = 'MINUTE';

alter table equity_points enable row level security, force row level security;
create policy equity_points_tenant on equity_points
    using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));

grant select, insert, delete on equity_points to lockstep_engine;
grant select on equity_points to lockstep_app, lockstep_readonly;
