set local role lockstep_owner;

-- An order's next state where the stored version is still the expected one; false where it is not.
create or replace function order_store(p_tenant uuid, p_change jsonb) returns boolean
    language plpgsql volatile security invoker set search_path = ''
as $$
declare
    v_next jsonb := p_change -> 'next';
begin
    update public.orders o
       set status = v_next ->> 'status',
           executed = (v_next ->> 'executed')::numeric,
           executed_quote = (v_next ->> 'executed_quote')::numeric,
           venue_order_id = v_next ->> 'venue_order_id',
           reason = v_next ->> 'reason',
           updated_at = clock_timestamp(),
           version = o.version + 1
     where o.tenant_id = p_tenant and o.client_order_id = v_next ->> 'id'
       and o.version = (p_change ->> 'expected_version')::bigint;
    return found;
end $$;

revoke all on function order_store(uuid, jsonb) from public;
grant execute on function order_store(uuid, jsonb) to lockstep_engine;
