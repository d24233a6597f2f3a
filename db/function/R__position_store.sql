set local role lockstep_owner;

-- A position's next state where the stored version is still the expected one, or a new one for version 0; false where
-- it has moved on or is there already.
create or replace function position_store(p_tenant uuid, p_change jsonb) returns boolean
    language plpgsql volatile security invoker set search_path = ''
as $$
declare
    v_next       jsonb := p_change -> 'next';
    v_instrument jsonb := v_next -> 'instrument';
    v_protection jsonb := v_next -> 'protection';
    v_expected   bigint := (p_change ->> 'expected_version')::bigint;
begin
    if v_expected = 0 then
        insert into public.positions
               (tenant_id, position_id, profile_id, exchange_account_id, venue, symbol, base, quote, status, quantity,
                cost, realized_pnl, stop_price, target_price, protection_state, naked_since, naked_total_us,
                correlation_id, opened_at, closed_at, version)
        values (p_tenant, (v_next ->> 'id')::uuid, (v_next ->> 'profile')::uuid, (v_next ->> 'account')::uuid,
                v_instrument ->> 'venue', v_instrument ->> 'symbol', v_instrument ->> 'base', v_instrument ->> 'quote',
                v_next ->> 'status', (v_next ->> 'quantity')::numeric, (v_next ->> 'cost')::numeric,
                (v_next ->> 'realized_pnl')::numeric, (v_protection ->> 'stop')::numeric,
                (v_protection ->> 'target')::numeric, v_protection ->> 'state',
                (v_protection ->> 'naked_since')::timestamptz, (v_protection ->> 'naked_total_us')::bigint,
                v_next ->> 'correlation_id', (v_next ->> 'opened_at')::timestamptz,
                (v_next ->> 'closed_at')::timestamptz, 1)
        on conflict (tenant_id, position_id) do nothing;
    else
        update public.positions p
           set status = v_next ->> 'status',
               quantity = (v_next ->> 'quantity')::numeric,
               cost = (v_next ->> 'cost')::numeric,
               realized_pnl = (v_next ->> 'realized_pnl')::numeric,
               stop_price = (v_protection ->> 'stop')::numeric,
               target_price = (v_protection ->> 'target')::numeric,
               protection_state = v_protection ->> 'state',
               naked_since = (v_protection ->> 'naked_since')::timestamptz,
               naked_total_us = (v_protection ->> 'naked_total_us')::bigint,
               opened_at = (v_next ->> 'opened_at')::timestamptz,
               closed_at = (v_next ->> 'closed_at')::timestamptz,
               updated_at = clock_timestamp(),
               version = p.version + 1
         where p.tenant_id = p_tenant and p.position_id = (v_next ->> 'id')::uuid and p.version = v_expected;
    end if;
    return found;
end $$;

revoke all on function position_store(uuid, jsonb) from public;
grant execute on function position_store(uuid, jsonb) to lockstep_engine;
