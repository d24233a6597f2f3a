set local role lockstep_owner;

-- Effects that must happen once and have no key of their own: what was asked for, and how it ended.
create table effect_records (
    tenant_id      uuid        not null,
    profile_id     uuid        not null,
    effect_key     text        not null,   -- effect:{type}:{entity}
    type           text        not null,
    payload_hash   text        not null,   -- SHA-256, hex: the same key never means two things
    state          text        not null,
    result         text,
    correlation_id text        not null,
    created_at     timestamptz not null default clock_timestamp(),
    updated_at     timestamptz not null default clock_timestamp(),
    constraint effect_records_pkey primary key (tenant_id, profile_id, effect_key),
    constraint effect_records_profile_fkey foreign key (tenant_id, profile_id)
        references profiles (tenant_id, profile_id),
    constraint effect_records_key_check check (effect_key like 'effect:%' and length(effect_key) <= 200),
    constraint effect_records_type_check
        check (type in ('ORDER_PLACEMENT', 'POSITION_UPDATE', 'PNL_WRITE', 'LEDGER_WRITE', 'TRADE_STATE_WRITE',
                        'NOTIFICATION')),
    constraint effect_records_state_check check (state in ('BEGUN', 'DONE', 'ACCEPTED', 'REJECTED')),
    constraint effect_records_result_check check ((state = 'BEGUN') = (result is null)),
    constraint effect_records_hash_check check (payload_hash ~ '^[0-9a-f]{64}$')
);
create index effect_records_ended_idx on effect_records (tenant_id, updated_at) where state <> 'BEGUN';

alter table effect_records enable row level security, force row level security;
create policy effect_records_tenant on effect_records
    using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));

grant select, insert, update (state, result, updated_at), delete on effect_records to lockstep_engine;
grant select on effect_records to lockstep_app, lockstep_readonly;
