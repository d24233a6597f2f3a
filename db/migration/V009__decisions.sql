set local role lockstep_owner;

create table decisions (
    tenant_id         uuid        not null,
    decision_id       uuid        not null,
    profile_id        uuid        not null,
    symbol            text        not null,
    signal_key        text        not null,
    signal            text        not null,
    candle_close_time timestamptz not null,
    verdict           text        not null,
    reason            text,
    reasons           jsonb       not null,          -- array of texts
    correlation_id    text        not null,
    decided_at        timestamptz not null,
    recorded_at       timestamptz not null default clock_timestamp(),
    constraint decisions_pkey primary key (tenant_id, decision_id),
    constraint decisions_profile_fkey foreign key (tenant_id, profile_id) references profiles (tenant_id, profile_id),
    constraint decisions_signal_check check (signal in ('enter', 'exit', 'hold')),
    constraint decisions_verdict_check check (verdict in ('ALLOWED', 'DENIED', 'NONE')),
    constraint decisions_reason_check
        check (reason in ('NO_SIGNAL', 'NOT_RUNNING', 'PROFILE_FAULTED', 'KILL_SWITCH', 'STALE_DATA',
                          'SYMBOL_NOT_TRADABLE', 'COOLDOWN', 'DUPLICATE_SIGNAL', 'POSITION_OPEN', 'NO_POSITION',
                          'MAX_OPEN_POSITIONS', 'DAILY_LOSS', 'BELOW_MIN_NOTIONAL', 'INSUFFICIENT_CAPITAL',
                          'OVERDRAFT', 'ENTRY_LOCKED', 'SHARD_LOST', 'EXIT_UNDER_WAY')),
    constraint decisions_denied_check check ((verdict = 'DENIED') = (reason is not null)),
    constraint decisions_reasons_check check (jsonb_typeof(reasons) = 'array')
);
create index decisions_newest_idx on decisions (tenant_id, decided_at desc, decision_id desc);
create index decisions_profile_newest_idx on decisions (tenant_id, profile_id, decided_at desc, decision_id desc);
create index decisions_allowed_idx on decisions (tenant_id, profile_id, symbol, candle_close_time desc)
    where verdict = 'ALLOWED' and signal = 'enter';

alter table decisions enable row level security, force row level security;
create policy decisions_tenant on decisions
    using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));

grant select, insert on decisions to lockstep_engine;
grant select on decisions to lockstep_app, lockstep_readonly;
