set local role lockstep_owner;

-- profile_id null stops the whole tenant
create table kill_switches (
    tenant_id      uuid        not null,
    kill_switch_id uuid        not null default uuidv7(),
    profile_id     uuid,
    engaged        boolean     not null,
    reason         text        not null constraint kill_switches_reason_check check (length(reason) <= 500),
    changed_by     text        not null,
    changed_at     timestamptz not null default clock_timestamp(),
    constraint kill_switches_pkey primary key (tenant_id, kill_switch_id),
    constraint kill_switches_scope_key unique nulls not distinct (tenant_id, profile_id),
    constraint kill_switches_tenant_fkey foreign key (tenant_id) references tenants (tenant_id),
    constraint kill_switches_profile_fkey foreign key (tenant_id, profile_id) references profiles (tenant_id, profile_id)
);

-- one row: stops entries of every tenant of the installation
create table installation_switch (
    singleton  boolean     not null default true constraint installation_switch_singleton_check check (singleton),
    engaged    boolean     not null default false,
    reason     text        not null default '' constraint installation_switch_reason_check check (length(reason) <= 500),
    changed_by text        not null default 'installation',
    changed_at timestamptz not null default clock_timestamp(),
    constraint installation_switch_pkey primary key (singleton)
);
insert into installation_switch default values;

alter table kill_switches enable row level security, force row level security;
create policy kill_switches_tenant on kill_switches
    using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));

grant select, insert, update (engaged, reason, changed_by, changed_at) on kill_switches to lockstep_app;
grant select on kill_switches to lockstep_engine, lockstep_readonly;
grant select, update (engaged, reason, changed_by, changed_at) on installation_switch to lockstep_app;
grant select on installation_switch to lockstep_engine, lockstep_readonly;
