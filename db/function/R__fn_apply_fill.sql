set local role lockstep_owner;

-- A fill with order, position, life-cycle row, postings and events. Outcomes: APPLIED; DUPLICATE (stored before, nothing
-- changed); MISMATCH (detail: its key is stored with other content, or the venue contradicts what is stored); STALE (a
-- version has moved on, the postings no longer fit the balances, or it would open a second position on the symbol: it
-- is to be recorded on the open one). Never refused for lack of money. Where it carries a settlement of its order's
-- intent (as fn_settle_intent takes it), both are stored or neither.
create or replace function fn_apply_fill(p jsonb)
    returns table (outcome text, detail text)
    language plpgsql volatile security invoker set search_path = ''
as $$
declare
    v_tenant     uuid := (p ->> 'tenant')::uuid;
    v_fill       jsonb := p -> 'fill';
    v_settled    jsonb := nullif(p -> 'settlement', 'null');
    v_intent     public.order_intents;
    v_constraint text;
begin
    if v_settled is not null then
        -- before the order, as fn_settle_intent locks them: the other way round the two would wait for each other
        perform from public.order_intents i
          where i.tenant_id = v_tenant and i.intent_id = (v_settled ->> 'intent')::uuid
            for no key update;
    end if;

    begin
        detail := public.fill_insert(v_tenant, v_fill, p -> 'position' -> 'next');
        if detail = 'DUPLICATE' then
            detail := null;
            raise exception 'DUPLICATE' using errcode = 'LK001';
        elsif detail is not null then
            raise exception 'MISMATCH' using errcode = 'LK001';
        end if;

        if v_settled is not null then
            -- one way round: intents, orders, positions, balances, the journal, each kind by its names
            perform from public.orders o
              where o.tenant_id = v_tenant
                and o.client_order_id in (select p -> 'order' -> 'next' ->> 'id'
                                          union all
                                          select c -> 'next' ->> 'id'
                                            from jsonb_array_elements(v_settled -> 'orders') as changes (c))
              order by o.client_order_id collate "C"
                for no key update;
        end if;
        if not public.order_store(v_tenant, p -> 'order') then
            raise exception 'STALE' using errcode = 'LK001';
        end if;
        if v_settled is not null then
            v_intent := public.settle_orders(v_settled);
            if v_intent.intent_id is null then
                raise exception 'STALE' using errcode = 'LK001';
            end if;
        end if;
        if jsonb_typeof(v_settled -> 'position') = 'object' then
            perform from public.positions s
              where s.tenant_id = v_tenant
                and s.position_id in ((p -> 'position' -> 'next' ->> 'id')::uuid,
                                      (v_settled -> 'position' -> 'next' ->> 'id')::uuid)
              order by s.position_id
                for no key update;
        end if;
        if not public.position_store(v_tenant, p -> 'position') then
            raise exception 'STALE' using errcode = 'LK001';
        end if;
        if jsonb_typeof(v_settled -> 'position') = 'object' then
            if not public.position_store(v_tenant, v_settled -> 'position') then
                raise exception 'STALE' using errcode = 'LK001';
            end if;
        end if;
        perform public.lifecycle_store(v_tenant, p -> 'lifecycle');
        perform public.lifecycle_store(v_tenant, v_settled -> 'lifecycle');

        if jsonb_typeof(v_settled -> 'release') = 'object' then
            perform public.ledger_lock(v_tenant, p -> 'posting', v_settled -> 'release');
        end if;
        if public.ledger_post(p -> 'posting') = 'MISMATCH' then
            detail := p -> 'posting' ->> 'key';
            raise exception 'MISMATCH' using errcode = 'LK001';
        end if;
        perform public.outbox_append(p -> 'events');
        if v_settled is not null then
            if not public.settle_books(v_settled, v_intent) then
                detail := v_settled -> 'release' ->> 'key';
                raise exception 'MISMATCH' using errcode = 'LK001';
            end if;
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

-- Null where the fill is new, DUPLICATE where it is stored just so, else which fields differ.
create or replace function fill_insert(p_tenant uuid, p_fill jsonb, p_position jsonb) returns text
    language plpgsql volatile security invoker set search_path = ''
as $$
declare
    v_instrument jsonb := p_fill -> 'instrument';
    v_differs    text;
begin
    insert into public.fills
           (tenant_id, exchange_account_id, symbol, venue_trade_id, profile_id, client_order_id, position_id, venue, base,
            quote, side, quantity, price, quote_amount, fee, fee_asset, executed_at)
    values (p_tenant, (p_fill ->> 'account')::uuid, v_instrument ->> 'symbol', p_fill ->> 'venue_trade_id',
            (p_position ->> 'profile')::uuid, p_fill ->> 'order', (p_position ->> 'id')::uuid,
            v_instrument ->> 'venue', v_instrument ->> 'base', v_instrument ->> 'quote', p_fill ->> 'side',
            (p_fill ->> 'quantity')::numeric, (p_fill ->> 'price')::numeric, (p_fill ->> 'quote')::numeric,
            (p_fill ->> 'fee')::numeric, p_fill ->> 'fee_asset', (p_fill ->> 'executed_at')::timestamptz)
    on conflict (tenant_id, exchange_account_id, symbol, venue_trade_id) do nothing;
    if found then
        return null;
    end if;

    select concat_ws(', ',
               case when f.client_order_id <> p_fill ->> 'order' then 'order' end,
               case when f.side <> p_fill ->> 'side' then 'side' end,
               case when f.quantity <> (p_fill ->> 'quantity')::numeric then 'quantity' end,
               case when f.price <> (p_fill ->> 'price')::numeric then 'price' end,
               case when f.quote_amount <> (p_fill ->> 'quote')::numeric then 'quote' end,
               case when f.fee <> (p_fill ->> 'fee')::numeric then 'fee' end,
               case when f.fee_asset <> p_fill ->> 'fee_asset' then 'fee_asset' end,
               case when f.executed_at <> (p_fill ->> 'executed_at')::timestamptz then 'executed_at' end)
      into strict v_differs
      from public.fills f
     where f.tenant_id = p_tenant and f.exchange_account_id = (p_fill ->> 'account')::uuid
       and f.symbol = v_instrument ->> 'symbol' and f.venue_trade_id = p_fill ->> 'venue_trade_id';
    return case when v_differs = '' then 'DUPLICATE' else 'fill: ' || v_differs end;
end $$;

revoke all on function fn_apply_fill(jsonb), fill_insert(uuid, jsonb, jsonb) from public;
grant execute on function fn_apply_fill(jsonb), fill_insert(uuid, jsonb, jsonb) to lockstep_engine;
