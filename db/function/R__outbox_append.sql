set local role lockstep_owner;

-- Events of this transaction, in their order; one that is there already stays as it is. Answers how many are new.
create or replace function outbox_append(p_events jsonb) returns integer
    language plpgsql volatile security invoker set search_path = ''
as $$
declare
    v_count integer;
begin
    insert into public.outbox (tenant_id, event_id, type, payload, correlation_id, traceparent, occurred_at)
    select (e ->> 'tenant')::uuid, (e ->> 'id')::uuid, e ->> 'type', e -> 'payload', e ->> 'correlation_id',
           e ->> 'traceparent', (e ->> 'occurred_at')::timestamptz
      from jsonb_array_elements(coalesce(p_events, '[]'::jsonb)) with ordinality as events (e, nth)
     order by nth
    on conflict (tenant_id, event_id) do nothing;
    get diagnostics v_count = row_count;
    return v_count;
end $$;

revoke all on function outbox_append(jsonb) from public;
grant execute on function outbox_append(jsonb) to lockstep_app, lockstep_engine;
