set local role lockstep_owner;

-- The ENTRY row of a position, once: only for an order the venue has traded. True where it is new.
create or replace function fn_persist_entry_lifecycle(p_tenant uuid, p_lifecycle jsonb) returns boolean
    language plpgsql volatile security invoker set search_path = ''
as $$
declare
    v_position uuid := (p_lifecycle ->> 'position')::uuid;
begin
    insert into public.trade_history
           (tenant_id, position_id, kind, profile_id, venue, symbol, base, quote, client_order_id, quantity,
            average_price, realized_pnl, reason, correlation_id, occurred_at)
    select p.tenant_id, p.position_id, 'ENTRY', p.profile_id, p.venue, p.symbol, p.base, p.quote, o.client_order_id,
           (p_lifecycle ->> 'quantity')::numeric, (p_lifecycle ->> 'average_price')::numeric, null,
           p_lifecycle ->> 'reason', p.correlation_id, (p_lifecycle ->> 'at')::timestamptz
      from public.positions p
      join public.orders o on o.tenant_id = p.tenant_id and o.client_order_id = p_lifecycle ->> 'order' and o.executed > 0
     where p.tenant_id = p_tenant and p.position_id = v_position
    on conflict (tenant_id, position_id, kind) do nothing;
    if found then
        return true;
    end if;
    perform from public.trade_history h
      where h.tenant_id = p_tenant and h.position_id = v_position and h.kind = 'ENTRY';
    if not found then
        raise exception 'ENTRY of position % is not confirmed by the venue', v_position
            using errcode = 'integrity_constraint_violation';
    end if;
    return false;
end $$;

revoke all on function fn_persist_entry_lifecycle(uuid, jsonb) from public;
grant execute on function fn_persist_entry_lifecycle(uuid, jsonb) to lockstep_engine;
