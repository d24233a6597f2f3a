set local role lockstep_owner;

-- What the venue's answer or evidence says: accepted, refused, unknown, cancelled (also after a partial fill), expired,
-- proven absent. Outcomes: APPLIED; STALE (a version has moved on, or the postings no longer fit the balances);
-- MISMATCH (detail: what contradicts what is stored). Not fenced: a fact may come through any engine.
create or replace function fn_settle_intent(p jsonb)
    returns table (outcome text, detail text)
    language plpgsql volatile security invoker set search_path = ''
as $$
declare
    v_tenant     uuid := (p ->> 'tenant')::uuid;
    v_intent     public.order_intents;
    v_constraint text;
begin
    begin
        v_intent := public.settle_orders(p);
        if v_intent.intent_id is null then
            raise exception 'STALE' using errcode = 'LK001';
        end if;
        if jsonb_typeof(p -> 'position') = 'object' then
            if not public.position_store(v_tenant, p -> 'position') then
                raise exception 'STALE' using errcode = 'LK001';
            end if;
        end if;
        perform public.lifecycle_store(v_tenant, p -> 'lifecycle');
        if not public.settle_books(p, v_intent) then
            detail := p -> 'release' ->> 'key';
            raise exception 'MISMATCH' using errcode = 'LK001';
        end if;
        outcome := 'APPLIED';
    exception
        when sqlstate 'LK001' then
            outcome := sqlerrm;
        when unique_violation or check_violation then
            get stacked diagnostics v_constraint = constraint_name;
            select m.outcome, m.detail into outcome, detail from public.fact_conflict(v_constraint) m;
            if outcome is null then
                raise;
            end if;
    end;
    return next;
end $$;

-- The intent and its orders, these in the order of their ids, as every other caller locks them. No row where a version
-- has moved on.
create or replace function settle_orders(p jsonb) returns public.order_intents
    language plpgsql volatile security invoker set search_path = ''
as $$
declare
    v_tenant uuid := (p ->> 'tenant')::uuid;
    v_intent public.order_intents;
    v_order  jsonb;
begin
    update public.order_intents i
       set state = p ->> 'state', absences = (p ->> 'absences')::integer, updated_at = clock_timestamp(),
           version = i.version + 1
     where i.tenant_id = v_tenant and i.intent_id = (p ->> 'intent')::uuid
       and i.version = (p ->> 'intent_version')::bigint
    returning i.* into v_intent;
    if not found then
        return null;
    end if;

    for v_order in
        select o from jsonb_array_elements(p -> 'orders') as orders (o) order by o -> 'next' ->> 'id' collate "C"
    loop
        if not public.order_store(v_tenant, v_order) then
            return null;
        end if;
    end loop;
    return v_intent;
end $$;

-- What is given back, the entry lock, the events. False where the release is posted with other content.
create or replace function settle_books(p jsonb, p_intent public.order_intents) returns boolean
    language plpgsql volatile security invoker set search_path = ''
as $$
begin
    if jsonb_typeof(p -> 'release') = 'object' then
        if public.ledger_post(p -> 'release') = 'MISMATCH' then
            return false;
        end if;
    end if;
    if (p ->> 'release_entry_lock')::boolean then
        -- the row stays, so that the next fence is higher; a lock that is another entry's by now is left alone
        update public.entry_locks l set expires_at = clock_timestamp()
         where l.tenant_id = p_intent.tenant_id and l.profile_id = p_intent.profile_id and l.symbol = p_intent.symbol
           and l.fence = p_intent.lock_fence and l.expires_at > clock_timestamp();
    end if;
    perform public.outbox_append(p -> 'events');
    return true;
end $$;

-- What a constraint says about a fact that met it. A CHECK on a balance: it was read before another step moved it, the
-- postings are to be computed again (with OVERDRAFT where needed). A second open position of the profile on the symbol:
-- another was opened since it was read, the fact belongs to that one. A second live intent or venue order: the venue
-- contradicts what is stored.
create or replace function fact_conflict(p_constraint text)
    returns table (outcome text, detail text)
    language sql immutable security invoker set search_path = ''
as $$
    select case
               when p_constraint in ('ledger_accounts_available_check', 'ledger_accounts_clearing_check',
                                     'ledger_entries_key_key', 'positions_one_open') then 'STALE'
               when p_constraint in ('orders_venue_order_id_key', 'order_intents_one_live_entry',
                                     'order_intents_one_live_protection', 'order_intents_one_live_exit') then 'MISMATCH'
           end,
           p_constraint
$$;

revoke all on function fn_settle_intent(jsonb), settle_orders(jsonb), settle_books(jsonb, order_intents),
                       fact_conflict(text) from public;
grant execute on function fn_settle_intent(jsonb), settle_orders(jsonb), settle_books(jsonb, order_intents),
                          fact_conflict(text) to lockstep_engine;
