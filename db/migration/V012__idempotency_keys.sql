set local role lockstep_owner;

-- Answers of the API kept for a repeated request; state IN_FLIGHT until the first one has an answer.
create table idempotency_keys (
    tenant_id       uuid        not null,
    subject         text        not null,
    route           text        not null,
    idempotency_key text        not null constraint idempotency_keys_key_check check (length(idempotency_key) between 1 and 200),
    request_hash    text        not null,
    state           text        not null constraint idempotency_keys_state_check check (state in ('IN_FLIGHT', 'DONE')),
    response_status integer,
    response_type   text,                            -- its media type
    response_body   text,
    created_at      timestamptz not null default clock_timestamp(),
    expires_at      timestamptz not null,
    constraint idempotency_keys_pkey primary key (tenant_id, subject, route, idempotency_key),
    constraint idempotency_keys_tenant_fkey foreign key (tenant_id) references tenants (tenant_id),
    constraint idempotency_keys_done_check check ((state = 'DONE') = (response_status is not null))
);
create index idempotency_keys_expiry_idx on idempotency_keys (tenant_id, expires_at);

alter table idempotency_keys enable row level security, force row level security;
create policy idempotency_keys_tenant on idempotency_keys
    using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));

grant select, insert,
      update (request_hash, state, response_status, response_type, response_body, expires_at), delete
    on idempotency_keys to lockstep_app;
