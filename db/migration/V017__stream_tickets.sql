set local role lockstep_owner;

-- One-time passes into the stream. The secret is only hashed here; redeeming is one DELETE … RETURNING, so of two who
-- present the same ticket one gets in.
create table stream_tickets (
    tenant_id       uuid        not null,
    ticket_hash     bytea       not null,             -- SHA-256
    subject         text        not null,
    expires_at      timestamptz not null,             -- until when it can be redeemed
    identity_expiry timestamptz not null,             -- when the token it was given for ends, and the stream with it
    constraint stream_tickets_pkey primary key (tenant_id, ticket_hash),
    constraint stream_tickets_tenant_fkey foreign key (tenant_id) references tenants (tenant_id),
    constraint stream_tickets_hash_check check (length(ticket_hash) = 32)
);

alter table stream_tickets enable row level security, force row level security;
create policy stream_tickets_tenant on stream_tickets
    using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));

grant select, insert, delete on stream_tickets to lockstep_app;
