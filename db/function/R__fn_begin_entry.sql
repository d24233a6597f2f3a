set local role lockstep_owner;

-- Everything that is durable before an entry is sent, or nothing. Outcomes, the first that applies: DUPLICATE_SIGNAL
-- (detail: the intent it led to), SHARD_LOST, HALTED (detail: the cause), LOCKED (locked_until), POSITION_OPEN,
-- INSUFFICIENT_FUNDS, BEGUN (lock_fence). A refusal leaves the block as LK001, so that all of it is rolled back.
create or replace function fn_begin_entry(p jsonb)
    returns table (outcome text, detail text, lock_fence bigint, locked_until timestamptz)
    language plpgsql volatile security invoker set search_path = ''
as $$
declare
    v_intent     jsonb := p -> 'intent';
    v_shard      jsonb := p -> 'shard';
    v_tenant     uuid := (v_intent ->> 'tenant')::uuid;
    v_profile    uuid := (v_intent ->> 'profile')::uuid;
    v_venue      text := v_intent -> 'instrument' ->> 'venue';
    v_symbol     text := v_intent -> 'instrument' ->> 'symbol';
    v_ttl        interval := (p ->> 'lock_ttl_us')::bigint * interval '1 microsecond';
    v_constraint text;
begin
    if current_setting('transaction_isolation') <> 'read committed' then
        raise exception 'fn_begin_entry needs READ COMMITTED: an older snapshot would not see a pause';
    end if;
    perform public.entry_gate_pass(v_tenant);
    begin
        insert into public.dedup_events (tenant_id, profile_id, signal_key, symbol, market_time, intent_id)
        values (v_tenant, v_profile, p ->> 'signal_key', v_symbol, (p ->> 'market_time')::timestamptz,
                (v_intent ->> 'id')::uuid)
        on conflict (tenant_id, profile_id, signal_key) do nothing;
        if not found then
            select d.intent_id into strict detail from public.dedup_events d
             where d.tenant_id = v_tenant and d.profile_id = v_profile and d.signal_key = p ->> 'signal_key';
            raise exception 'DUPLICATE_SIGNAL' using errcode = 'LK001';
        end if;

        if not public.lease_assert(v_shard ->> 'shard', v_shard ->> 'owner', (v_shard ->> 'fence')::bigint) then
            raise exception 'SHARD_LOST' using errcode = 'LK001';
        end if;

        detail := public.entry_halt(v_tenant, v_profile);
        if detail is not null then
            raise exception 'HALTED' using errcode = 'LK001';
        end if;

        insert into public.entry_locks as l (tenant_id, profile_id, symbol, owner, fence, expires_at)
        values (v_tenant, v_profile, v_symbol, v_shard ->> 'owner', 1, clock_timestamp() + v_ttl)
        on conflict (tenant_id, profile_id, symbol) do update
           set owner = excluded.owner, fence = l.fence + 1, expires_at = clock_timestamp() + v_ttl
         where l.expires_at < clock_timestamp()
        returning l.fence into lock_fence;
        if lock_fence is null then
            select l.expires_at into strict locked_until from public.entry_locks l
             where l.tenant_id = v_tenant and l.profile_id = v_profile and l.symbol = v_symbol;
            raise exception 'LOCKED' using errcode = 'LK001';
        end if;

        if public.position_is_open(v_tenant, v_profile, v_venue, v_symbol) then
            raise exception 'POSITION_OPEN' using errcode = 'LK001';
        end if;

        perform public.intent_insert(v_intent, v_shard, lock_fence);
        if public.ledger_post(p -> 'hold') <> 'POSTED' then
            raise exception 'hold % was posted before its intent', p -> 'hold' ->> 'key';
        end if;

        -- once more: whoever posted meanwhile has committed by now, and a late trade may have opened a position
        detail := public.entry_halt(v_tenant, v_profile);
        if detail is not null then
            raise exception 'HALTED' using errcode = 'LK001';
        end if;
        if public.position_is_open(v_tenant, v_profile, v_venue, v_symbol) then
            raise exception 'POSITION_OPEN' using errcode = 'LK001';
        end if;
        perform public.outbox_append(p -> 'events');
        outcome := 'BEGUN';
    exception
        when sqlstate 'LK001' then
            outcome := sqlerrm;
        when unique_violation or check_violation then
            get stacked diagnostics v_constraint = constraint_name;
            outcome := case v_constraint
                           when 'order_intents_one_live_entry' then 'POSITION_OPEN'
                           when 'ledger_accounts_available_check' then 'INSUFFICIENT_FUNDS'
                       end;
            if outcome is null then
                raise;
            end if;
    end;
    if outcome <> 'BEGUN' then
        lock_fence := null;
    end if;
    return next;
end $$;

create or replace function position_is_open(p_tenant uuid, p_profile uuid, p_venue text, p_symbol text) returns boolean
    language sql volatile security invoker set search_path = ''
as $$
    select exists (select from public.positions o
                    where o.tenant_id = p_tenant and o.profile_id = p_profile and o.venue = p_venue
                      and o.symbol = p_symbol and o.status = 'OPEN')
$$;

-- Why this profile may not enter now, or null: the first cause that applies.
create or replace function entry_halt(p_tenant uuid, p_profile uuid) returns text
    language plpgsql volatile security invoker set search_path = ''
as $$
declare
    v_cause text;
begin
    select case
               when (select s.engaged from public.installation_switch s)
                 or exists (select from public.kill_switches k
                             where k.tenant_id = p_tenant and k.engaged
                               and (k.profile_id is null or k.profile_id = p_profile)) then 'KILL_SWITCH'
               when t.status <> 'ACTIVE' then 'TENANT_SUSPENDED'
               when f.desired_state <> 'RUNNING' then 'PROFILE_NOT_RUNNING'
               when f.observed_state = 'FAULTED' then 'PROFILE_FAULTED'
               when exists (select from public.ledger_accounts a
                             where a.tenant_id = p_tenant and a.profile_id = p_profile
                               and a.kind = 'OVERDRAFT' and a.amount < 0) then 'OVERDRAFT'
           end
      into strict v_cause
      from public.profiles f
      join public.tenants t on t.tenant_id = f.tenant_id
     where f.tenant_id = p_tenant and f.profile_id = p_profile;
    return v_cause;
end $$;

revoke all on function fn_begin_entry(jsonb), position_is_open(uuid, uuid, text, text), entry_halt(uuid, uuid) from public;
grant execute on function fn_begin_entry(jsonb), position_is_open(uuid, uuid, text, text), entry_halt(uuid, uuid)
   to lockstep_engine;
