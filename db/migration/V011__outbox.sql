set local role lockstep_owner;

-- Counters of a tenant without holes: JOURNAL numbers its ledger entries, EVENT its published events.
create table tenant_sequences (
    tenant_id uuid   not null,
    name      text   not null constraint tenant_sequences_name_check check (name in ('JOURNAL', 'EVENT')),
    value     bigint not null constraint tenant_sequences_value_check check (value >= 1),
    constraint tenant_sequences_pkey primary key (tenant_id, name),
    constraint tenant_sequences_tenant_fkey foreign key (tenant_id) references tenants (tenant_id)
) with (fillfactor = 50);

create table outbox (
    tenant_id      uuid        not null,
    event_id       uuid        not null,
    -- Order of writing: two changes of one row wait for each other, so their events have growing places.
    place          bigint      not null generated always as identity,
    -- Which relay it belongs to: relay i of n takes the buckets from 1024*i/n to below 1024*(i+1)/n.
    bucket         smallint    not null generated always as
                       ((((uuid_hash_extended(tenant_id, 0) % 1024) + 1024) % 1024)::smallint) stored,
    type           text        not null,             -- the record's simple name: ProfileChanged
    payload        jsonb       not null,
    correlation_id text        not null,
    traceparent    text,
    occurred_at    timestamptz not null,
    created_at     timestamptz not null default clock_timestamp(),
    sequence       bigint,                           -- the tenant's count; given by the relay, kept for resync
    published_at   timestamptz,                      -- when the broker had it
    constraint outbox_pkey primary key (tenant_id, event_id),
    constraint outbox_sequence_key unique (tenant_id, sequence),
    constraint outbox_tenant_fkey foreign key (tenant_id) references tenants (tenant_id),
    constraint outbox_published_check check (published_at is null or sequence is not null)
);
-- the relay's queue: the one index that does not begin with the tenant, since the relay serves them all
create index outbox_unpublished_idx on outbox (bucket, place) where published_at is null;

alter table tenant_sequences enable row level security, force row level security;
create policy tenant_sequences_tenant on tenant_sequences
    using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
create policy tenant_sequences_relay on tenant_sequences to lockstep_relay
    using (name = 'EVENT') with check (name = 'EVENT');

alter table outbox enable row level security, force row level security;
create policy outbox_tenant on outbox
    using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
-- SELECT alone would hide every row from FOR UPDATE
create policy outbox_relay_read on outbox for select to lockstep_relay using (true);
create policy outbox_relay_publish on outbox for update to lockstep_relay using (true) with check (true);
create policy outbox_relay_reap on outbox for delete to lockstep_relay
    using (published_at < clock_timestamp() - interval '72 hours');

grant select, insert, update (value) on tenant_sequences to lockstep_engine, lockstep_relay;
grant select on tenant_sequences to lockstep_app, lockstep_readonly;
grant select, insert on outbox to lockstep_app, lockstep_engine;
grant select, update (sequence, published_at), delete on outbox to lockstep_relay;
grant select on outbox to lockstep_readonly;
