set local role lockstep_owner;

create table profiles (
    tenant_id           uuid            not null,
    profile_id          uuid            not null,
    exchange_account_id uuid            not null,
    name                text            not null,
    watchlist           jsonb           not null,   -- [{"venue", "symbol", "base", "quote"}, …]
    timeframe           text            not null,
    strategy            jsonb           not null,   -- {"kind", "parameters": {name: "decimal as text"}}
    position_size       numeric(38, 18) not null,   -- percent, as are the next four
    stop_loss           numeric(38, 18) not null,
    take_profit         numeric(38, 18) not null,
    max_slippage        numeric(38, 18) not null,
    max_daily_loss      numeric(38, 18) not null,
    max_open_positions  integer         not null,
    cooldown_us         bigint          not null,   -- microseconds, like every duration here
    mode                text            not null,
    capital             numeric(38, 18) not null,
    capital_asset       text            not null,
    desired_state       text            not null,
    observed_state      text            not null,
    fault_reason        text,
    created_at          timestamptz     not null,
    updated_at          timestamptz     not null,
    version             bigint          not null,
    constraint profiles_pkey primary key (tenant_id, profile_id),
    constraint profiles_name_key unique (tenant_id, name),
    constraint profiles_account_fkey foreign key (tenant_id, exchange_account_id)
        references exchange_accounts (tenant_id, exchange_account_id),
    constraint profiles_name_check check (length(name) between 1 and 80),
    constraint profiles_watchlist_check
        check (jsonb_typeof(watchlist) = 'array' and jsonb_array_length(watchlist) between 1 and 20),
    constraint profiles_strategy_check check (strategy ? 'kind' and jsonb_typeof(strategy -> 'parameters') = 'object'),
    constraint profiles_timeframe_check
        check (timeframe in ('1m', '3m', '5m', '15m', '30m', '1h', '2h', '4h', '8h', '12h', '1d')),
    constraint profiles_position_size_check check (position_size > 0 and position_size <= 100),
    constraint profiles_stop_loss_check check (stop_loss between 0.1 and 50),
    constraint profiles_take_profit_check check (take_profit between 0.1 and 500),
    constraint profiles_max_slippage_check check (max_slippage between 0 and 5),
    constraint profiles_max_daily_loss_check check (max_daily_loss > 0 and max_daily_loss <= 100),
    constraint profiles_max_open_positions_check check (max_open_positions between 1 and 50),
    constraint profiles_cooldown_check check (cooldown_us between 0 and 604800000000),
    constraint profiles_mode_check check (mode in ('PAPER', 'LIVE')),
    constraint profiles_capital_check check (capital > 0),
    constraint profiles_desired_state_check check (desired_state in ('RUNNING', 'PAUSED', 'REDUCE_ONLY', 'STOPPED')),
    constraint profiles_observed_state_check
        check (observed_state in ('IDLE', 'RUNNING', 'PAUSED', 'STOPPED', 'FAULTED')),
    constraint profiles_fault_reason_check check ((observed_state = 'FAULTED') = (fault_reason is not null)),
    constraint profiles_version_check check (version >= 1)
);
create index profiles_account_idx on profiles (tenant_id, exchange_account_id);
create index profiles_newest_idx on profiles (tenant_id, created_at desc, profile_id desc);

alter table profiles enable row level security, force row level security;
create policy profiles_tenant on profiles
    using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));

-- created through fn_create_profile, together with the funding; wanted by the API, observed by the engine
grant select,
      update (name, watchlist, timeframe, strategy, position_size, stop_loss, take_profit, max_slippage, max_daily_loss,
              max_open_positions, cooldown_us, mode, desired_state, updated_at, version)
    on profiles to lockstep_app;
grant select, update (observed_state, fault_reason, updated_at, version) on profiles to lockstep_engine;
grant select on profiles to lockstep_readonly;
