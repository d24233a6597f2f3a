set local role lockstep_owner;

create table order_intents (
    tenant_id           uuid        not null,
    intent_id           uuid        not null,
    kind                text        not null,
    profile_id          uuid        not null,
    exchange_account_id uuid        not null,
    position_id         uuid        not null,
    venue               text        not null,
    symbol              text        not null,
    base                text        not null,
    quote               text        not null,
    attempt             integer     not null,
    list_id             text,
    cancels             text,
    signed_at           timestamptz not null,
    receive_window_us   bigint      not null,
    correlation_id      text        not null,
    state               text        not null,
    absences            integer     not null,
    shard               text        not null,   -- under which lease, by whom and with which fence it was begun
    shard_owner         text        not null,
    shard_fence         bigint      not null,
    lock_fence          bigint,                 -- of the entry lock; entries only
    created_at          timestamptz not null default clock_timestamp(),
    updated_at          timestamptz not null default clock_timestamp(),
    version             bigint      not null,
    constraint order_intents_pkey primary key (tenant_id, intent_id),
    constraint order_intents_profile_fkey foreign key (tenant_id, profile_id) references profiles (tenant_id, profile_id),
    constraint order_intents_account_fkey foreign key (tenant_id, exchange_account_id)
        references exchange_accounts (tenant_id, exchange_account_id),
    constraint order_intents_kind_check check (kind in ('ENTRY', 'PROTECTION', 'EXIT', 'CANCEL')),
    constraint order_intents_state_check
        check (state in ('PENDING', 'ACCEPTED', 'UNKNOWN', 'REJECTED', 'UNSENT', 'NOT_PLACED', 'DONE', 'NEEDS_HUMAN')),
    constraint order_intents_cancels_check check ((kind = 'CANCEL') = (cancels is not null)),
    constraint order_intents_lock_check check ((kind = 'ENTRY') = (lock_fence is not null)),
    constraint order_intents_attempt_check check (attempt >= 1),
    constraint order_intents_absences_check check (absences >= 0),
    constraint order_intents_receive_window_check check (receive_window_us > 0),
    constraint order_intents_version_check check (version >= 1)
);
-- "live" is IntentState.isLive(): an order of it may exist or come to exist at the venue
create unique index order_intents_one_live_entry on order_intents (tenant_id, profile_id, symbol)
    where kind = 'ENTRY' and state in ('PENDING', 'ACCEPTED', 'UNKNOWN', 'NEEDS_HUMAN');
create unique index order_intents_one_live_protection on order_intents (tenant_id, position_id)
    where kind = 'PROTECTION' and state in ('PENDING', 'ACCEPTED', 'UNKNOWN', 'NEEDS_HUMAN');
create unique index order_intents_one_live_exit on order_intents (tenant_id, position_id)
    where kind = 'EXIT' and state in ('PENDING', 'ACCEPTED', 'UNKNOWN', 'NEEDS_HUMAN');
create index order_intents_live_idx on order_intents (tenant_id, created_at)
    where state in ('PENDING', 'ACCEPTED', 'UNKNOWN', 'NEEDS_HUMAN');
create index order_intents_position_idx on order_intents (tenant_id, position_id);
create index order_intents_profile_idx on order_intents (tenant_id, profile_id, created_at desc);

-- which signals have led to an intent; cooldowns count from market_time
create table dedup_events (
    tenant_id   uuid        not null,
    profile_id  uuid        not null,
    signal_key  text        not null,
    symbol      text        not null,
    market_time timestamptz not null,
    intent_id   uuid        not null,
    created_at  timestamptz not null default clock_timestamp(),
    constraint dedup_events_pkey primary key (tenant_id, profile_id, signal_key),
    -- deferred: the key is taken before the intent is written, so that the second of two equal signals waits here
    constraint dedup_events_intent_fkey foreign key (tenant_id, intent_id)
        references order_intents (tenant_id, intent_id) deferrable initially deferred
);
create index dedup_events_intent_idx on dedup_events (tenant_id, intent_id);
create index dedup_events_symbol_idx on dedup_events (tenant_id, profile_id, symbol, market_time desc);

create table orders (
    tenant_id           uuid            not null,
    client_order_id     text            not null,
    profile_id          uuid            not null,
    exchange_account_id uuid            not null,
    intent_id           uuid            not null,
    position_id         uuid            not null,
    ordinal             smallint        not null,   -- place in the intent, from 0
    leg                 text            not null,
    venue               text            not null,
    symbol              text            not null,
    base                text            not null,
    quote               text            not null,
    side                text            not null,
    type                text            not null,
    time_in_force       text,
    quantity            numeric(38, 18) not null,
    limit_price         numeric(38, 18),
    stop_price          numeric(38, 18),
    status              text            not null,
    executed            numeric(38, 18) not null,   -- may exceed quantity: a venue's fact is never refused
    executed_quote      numeric(38, 18) not null,
    venue_order_id      text,
    reason              text,
    correlation_id      text            not null,
    created_at          timestamptz     not null default clock_timestamp(),
    updated_at          timestamptz     not null default clock_timestamp(),
    version             bigint          not null,
    constraint orders_pkey primary key (tenant_id, client_order_id),
    constraint orders_ordinal_key unique (tenant_id, intent_id, ordinal),
    constraint orders_intent_fkey foreign key (tenant_id, intent_id) references order_intents (tenant_id, intent_id),
    constraint orders_client_order_id_check check (client_order_id ~ '^[0-9a-f]{32}$'),
    constraint orders_leg_check
        check (leg in ('ENTRY', 'STOP_LOSS', 'TAKE_PROFIT', 'PROTECTION_LIST', 'EXIT', 'CANCEL')),
    constraint orders_side_check check (side in ('BUY', 'SELL')),
    constraint orders_type_check check (type in ('LIMIT', 'LIMIT_MAKER', 'MARKET', 'STOP_LOSS', 'STOP_LOSS_LIMIT',
                                                 'TAKE_PROFIT', 'TAKE_PROFIT_LIMIT')),
    constraint orders_time_in_force_check check (time_in_force in ('GTC', 'IOC', 'FOK')),
    constraint orders_status_check check (status in ('PENDING', 'UNKNOWN', 'NEW', 'PARTIALLY_FILLED', 'FILLED',
                                                     'CANCELED', 'EXPIRED', 'REJECTED', 'NOT_PLACED')),
    constraint orders_quantity_check check (quantity > 0),
    constraint orders_limit_price_check check (limit_price > 0),
    constraint orders_stop_price_check check (stop_price > 0),
    constraint orders_executed_check check (executed >= 0 and executed_quote >= 0),
    constraint orders_version_check check (version >= 1)
);
create unique index orders_venue_order_id_key on orders (tenant_id, exchange_account_id, symbol, venue_order_id)
    where venue_order_id is not null;
create index orders_position_idx on orders (tenant_id, position_id, created_at);
create index orders_open_idx on orders (tenant_id, created_at)
    where status in ('PENDING', 'UNKNOWN', 'NEW', 'PARTIALLY_FILLED');
create index orders_newest_idx on orders (tenant_id, created_at desc, client_order_id desc);
create index orders_profile_newest_idx on orders (tenant_id, profile_id, created_at desc, client_order_id desc);

-- one trade of one of our orders; a fact, so nothing here refuses it but a second one under its key
create table fills (
    tenant_id           uuid            not null,
    exchange_account_id uuid            not null,
    symbol              text            not null,
    venue_trade_id      text            not null,
    profile_id          uuid            not null,
    client_order_id     text            not null,
    position_id         uuid            not null,
    venue               text            not null,
    base                text            not null,
    quote               text            not null,
    side                text            not null,
    quantity            numeric(38, 18) not null,
    price               numeric(38, 18) not null,
    quote_amount        numeric(38, 18) not null,
    fee                 numeric(38, 18) not null,
    fee_asset           text            not null,
    executed_at         timestamptz     not null,
    recorded_at         timestamptz     not null default clock_timestamp(),
    constraint fills_pkey primary key (tenant_id, exchange_account_id, symbol, venue_trade_id),
    constraint fills_order_fkey foreign key (tenant_id, client_order_id) references orders (tenant_id, client_order_id),
    constraint fills_side_check check (side in ('BUY', 'SELL')),
    constraint fills_quantity_check check (quantity > 0)
);
create index fills_order_idx on fills (tenant_id, client_order_id, executed_at);
create index fills_newest_idx on fills (tenant_id, executed_at desc, symbol desc, venue_trade_id desc);
create index fills_profile_newest_idx
    on fills (tenant_id, profile_id, executed_at desc, symbol desc, venue_trade_id desc);

alter table order_intents enable row level security, force row level security;
create policy order_intents_tenant on order_intents
    using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
alter table dedup_events enable row level security, force row level security;
create policy dedup_events_tenant on dedup_events
    using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
alter table orders enable row level security, force row level security;
create policy orders_tenant on orders
    using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
alter table fills enable row level security, force row level security;
create policy fills_tenant on fills
    using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));

grant select, insert, update (state, absences, updated_at, version) on order_intents to lockstep_engine;
grant select, insert on dedup_events to lockstep_engine;
grant select, insert,
      update (status, executed, executed_quote, venue_order_id, reason, updated_at, version)
    on orders to lockstep_engine;
grant select, insert on fills to lockstep_engine;
grant select on order_intents, dedup_events, orders, fills to lockstep_app, lockstep_readonly;
