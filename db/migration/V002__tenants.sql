set local role lockstep_owner;

create table tenants (
    tenant_id  uuid        not null,
    slug       text        not null constraint tenants_slug_check check (slug ~ '^[a-z][a-z0-9-]{1,39}$'),
    name       text        not null constraint tenants_name_check check (length(name) between 1 and 120),
    status     text        not null default 'ACTIVE'
                           constraint tenants_status_check check (status in ('ACTIVE', 'SUSPENDED', 'CLOSING')),
    created_at timestamptz not null default clock_timestamp(),
    constraint tenants_pkey primary key (tenant_id),
    -- the installation's own namespace; only the operator writes here, so it tells no tenant about another
    constraint tenants_slug_key unique (slug)
);

create table members (
    tenant_id  uuid        not null,
    subject    text        not null constraint members_subject_check check (length(subject) between 1 and 200),
    role       text        not null
                           constraint members_role_check check (role in ('OWNER', 'ADMIN', 'TRADER', 'VIEWER', 'AUDITOR')),
    created_at timestamptz not null default clock_timestamp(),
    constraint members_pkey primary key (tenant_id, subject),
    constraint members_tenant_fkey foreign key (tenant_id) references tenants (tenant_id)
);

alter table tenants enable row level security, force row level security;
create policy tenants_tenant on tenants
    using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
-- engines divide the tenants among themselves before they know any; nothing else of a tenant is visible that way
create policy tenants_list on tenants for select to lockstep_engine, lockstep_relay using (true);

alter table members enable row level security, force row level security;
create policy members_tenant on members
    using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));

grant select on tenants to lockstep_app, lockstep_engine, lockstep_relay, lockstep_readonly;
grant select, insert, update (role), delete on members to lockstep_app;
grant select on members to lockstep_engine, lockstep_readonly;
