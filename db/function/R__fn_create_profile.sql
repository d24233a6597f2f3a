set local role lockstep_owner;

-- A profile with its FUND entry and events, or nothing. Outcomes: CREATED, ALREADY_CREATED (this very id), NAME_TAKEN,
-- ACCOUNT_UNKNOWN. Runs as the owner, because the API may not write the ledger by itself; row security is forced on the
-- owner too, so the tenant of the transaction is the only one it can write for.
create or replace function fn_create_profile(p jsonb)
    returns table (outcome text)
    language plpgsql volatile security definer set search_path = ''
as $$
declare
    v_profile    jsonb := p -> 'profile';
    v_limits     jsonb := v_profile -> 'limits';
    v_tenant     uuid := (v_profile ->> 'tenant')::uuid;
    v_constraint text;
begin
    if v_tenant is distinct from nullif(current_setting('app.tenant_id', true), '')::uuid then
        raise exception 'the profile is not of the tenant of this transaction' using errcode = 'insufficient_privilege';
    end if;
    begin
        insert into public.profiles
               (tenant_id, profile_id, exchange_account_id, name, watchlist, timeframe, strategy, position_size,
                stop_loss, take_profit, max_slippage, max_daily_loss, max_open_positions, cooldown_us, mode, capital,
                capital_asset, desired_state, observed_state, fault_reason, created_at, updated_at, version)
        values (v_tenant, (v_profile ->> 'id')::uuid, (v_profile ->> 'account')::uuid, v_profile ->> 'name',
                v_profile -> 'watchlist', v_profile ->> 'timeframe', v_profile -> 'strategy',
                (v_limits ->> 'position_size')::numeric, (v_limits ->> 'stop_loss')::numeric,
                (v_limits ->> 'take_profit')::numeric, (v_limits ->> 'max_slippage')::numeric,
                (v_limits ->> 'max_daily_loss')::numeric, (v_limits ->> 'max_open_positions')::integer,
                (v_limits ->> 'cooldown_us')::bigint, v_profile ->> 'mode', (v_profile ->> 'capital')::numeric,
                v_profile ->> 'capital_asset', v_profile ->> 'desired', v_profile ->> 'observed',
                v_profile ->> 'fault_reason', (v_profile ->> 'created_at')::timestamptz,
                (v_profile ->> 'updated_at')::timestamptz, 1);
        if public.ledger_post(p -> 'funding') <> 'POSTED' then
            raise exception 'funding % was posted before its profile', p -> 'funding' ->> 'key';
        end if;
        perform public.outbox_append(p -> 'events');
        outcome := 'CREATED';
    exception
        when unique_violation or foreign_key_violation then
            get stacked diagnostics v_constraint = constraint_name;
            outcome := case v_constraint
                           when 'profiles_pkey' then 'ALREADY_CREATED'
                           when 'profiles_name_key' then 'NAME_TAKEN'
                           when 'profiles_account_fkey' then 'ACCOUNT_UNKNOWN'
                       end;
            if outcome is null then
                raise;
            end if;
    end;
    return next;
end $$;

revoke all on function fn_create_profile(jsonb) from public;
grant execute on function fn_create_profile(jsonb) to lockstep_app;
