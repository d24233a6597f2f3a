set local role lockstep_owner;

-- Everything that is durable before a protection, an exit or a cancel is sent, or nothing. Outcomes, the first that
-- applies: ALREADY_BEGUN, SHARD_LOST, LIVE_INTENT_EXISTS (existing), STALE, BEGUN.
create or replace function fn_begin_intent(p jsonb)
    returns table (outcome text, existing uuid)
    language plpgsql volatile security invoker set search_path = ''
as $$
declare
    v_intent     jsonb := p -> 'intent';
    v_shard      jsonb := p -> 'shard';
    v_tenant     uuid := (v_intent ->> 'tenant')::uuid;
    v_constraint text;
begin
    perform from public.order_intents i
      where i.tenant_id = v_tenant and i.intent_id = (v_intent ->> 'id')::uuid;
    if found then
        outcome := 'ALREADY_BEGUN';
        return next;
        return;
    end if;
    begin
        if not public.lease_assert(v_shard ->> 'shard', v_shard ->> 'owner', (v_shard ->> 'fence')::bigint) then
            raise exception 'SHARD_LOST' using errcode = 'LK001';
        end if;
        perform public.intent_insert(v_intent, v_shard, null);
        if p -> 'position' is not null and jsonb_typeof(p -> 'position') = 'object'
           and not public.position_store(v_tenant, p -> 'position') then
            raise exception 'STALE' using errcode = 'LK001';
        end if;
        perform public.outbox_append(p -> 'events');
        outcome := 'BEGUN';
    exception
        when sqlstate 'LK001' then
            outcome := sqlerrm;
        when unique_violation then
            get stacked diagnostics v_constraint = constraint_name;
            outcome := case v_constraint
                           when 'order_intents_pkey' then 'ALREADY_BEGUN'
                           when 'order_intents_one_live_protection' then 'LIVE_INTENT_EXISTS'
                           when 'order_intents_one_live_exit' then 'LIVE_INTENT_EXISTS'
                       end;
            if outcome is null then
                raise;
            end if;
    end;
    if outcome = 'LIVE_INTENT_EXISTS' then
        select i.intent_id into existing from public.order_intents i
         where i.tenant_id = v_tenant and i.position_id = (v_intent ->> 'position')::uuid
           and i.kind = v_intent ->> 'kind' and i.state in ('PENDING', 'ACCEPTED', 'UNKNOWN', 'NEEDS_HUMAN');
        -- it ended between the two statements: whoever asks again gets through
        outcome := case when existing is null then 'STALE' else outcome end;
    end if;
    return next;
end $$;

revoke all on function fn_begin_intent(jsonb) from public;
grant execute on function fn_begin_intent(jsonb) to lockstep_engine;
