set local role lockstep_owner;

-- An intent, PENDING, with its orders, PENDING: durable before the call.
create or replace function intent_insert(p_intent jsonb, p_shard jsonb, p_lock_fence bigint) returns void
    language plpgsql volatile security invoker set search_path = ''
as $$
declare
    v_tenant     uuid := (p_intent ->> 'tenant')::uuid;
    v_instrument jsonb := p_intent -> 'instrument';
begin
    insert into public.order_intents
           (tenant_id, intent_id, kind, profile_id, exchange_account_id, position_id, venue, symbol, base, quote,
            attempt, list_id, cancels, signed_at, receive_window_us, correlation_id, state, absences,
            shard, shard_owner, shard_fence, lock_fence, version)
    values (v_tenant, (p_intent ->> 'id')::uuid, p_intent ->> 'kind', (p_intent ->> 'profile')::uuid,
            (p_intent ->> 'account')::uuid, (p_intent ->> 'position')::uuid,
            v_instrument ->> 'venue', v_instrument ->> 'symbol', v_instrument ->> 'base', v_instrument ->> 'quote',
            (p_intent ->> 'attempt')::integer, p_intent ->> 'list_id', p_intent ->> 'cancels',
            (p_intent ->> 'signed_at')::timestamptz, (p_intent ->> 'receive_window_us')::bigint,
            p_intent ->> 'correlation_id', 'PENDING', 0,
            p_shard ->> 'shard', p_shard ->> 'owner', (p_shard ->> 'fence')::bigint, p_lock_fence, 1);

    insert into public.orders
           (tenant_id, client_order_id, profile_id, exchange_account_id, intent_id, position_id, ordinal, leg,
            venue, symbol, base, quote, side, type, time_in_force, quantity, limit_price, stop_price,
            status, executed, executed_quote, correlation_id, version)
    select v_tenant, o ->> 'id', (p_intent ->> 'profile')::uuid, (p_intent ->> 'account')::uuid,
           (p_intent ->> 'id')::uuid, (p_intent ->> 'position')::uuid, (nth - 1)::smallint, o ->> 'leg',
           v_instrument ->> 'venue', v_instrument ->> 'symbol', v_instrument ->> 'base', v_instrument ->> 'quote',
           o ->> 'side', o ->> 'type', o ->> 'time_in_force', (o ->> 'quantity')::numeric, (o ->> 'limit')::numeric,
           (o ->> 'stop')::numeric, 'PENDING', 0, 0, p_intent ->> 'correlation_id', 1
      from jsonb_array_elements(p_intent -> 'orders') with ordinality as specs (o, nth);
end $$;

revoke all on function intent_insert(jsonb, jsonb, bigint) from public;
grant execute on function intent_insert(jsonb, jsonb, bigint) to lockstep_engine;
