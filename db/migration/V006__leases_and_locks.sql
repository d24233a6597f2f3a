set local role lockstep_owner;

-- Who works on what: shard:3, feed:binance:BTCUSDT:1m, relay:0. Rows are never deleted, so that a fence only grows.
create table leases (
    lease_key  text        not null constraint leases_key_check check (length(lease_key) between 1 and 120),
    owner      text        not null constraint leases_owner_check check (length(owner) between 1 and 200),
    fence      bigint      not null constraint leases_fence_check check (fence >= 1),
    expires_at timestamptz not null,
    constraint leases_pkey primary key (lease_key),
    -- Makes the fence a key column: taking a lease over then waits for transactions that stand on it (FOR KEY SHARE in
    -- lease_assert), while a renewal does not.
    constraint leases_fence_key unique (lease_key, fence)
);

-- One entry at a time per profile and symbol; a courtesy, order_intents_one_live_entry is the safety. Never deleted.
create table entry_locks (
    tenant_id  uuid        not null,
    profile_id uuid        not null,
    symbol     text        not null,
    owner      text        not null,
    fence      bigint      not null constraint entry_locks_fence_check check (fence >= 1),
    expires_at timestamptz not null,
    constraint entry_locks_pkey primary key (tenant_id, profile_id, symbol),
    constraint entry_locks_profile_fkey foreign key (tenant_id, profile_id) references profiles (tenant_id, profile_id)
);

alter table entry_locks enable row level security, force row level security;
create policy entry_locks_tenant on entry_locks
    using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));

grant select, insert, update (owner, fence, expires_at) on leases to lockstep_engine, lockstep_relay;
grant select on leases to lockstep_app, lockstep_readonly;
grant select, insert, update (owner, fence, expires_at) on entry_locks to lockstep_engine;
grant select on entry_locks to lockstep_app, lockstep_readonly;
