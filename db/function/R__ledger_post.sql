set local role lockstep_owner;

-- One journal entry: POSTED, DUPLICATE (its key is there with the same content) or MISMATCH (with other content).
-- Going below zero where that is forbidden raises the CHECK of the balance row; the caller knows what it means.
-- Balances are locked in the order of their names, the tenant's counter last, so that posters cannot deadlock; who posts
-- two entries in one transaction calls ledger_lock first.
create or replace function ledger_post(p_entry jsonb) returns text
    language plpgsql volatile security invoker set search_path = ''
as $$
declare
    v_tenant   uuid := (p_entry ->> 'tenant')::uuid;
    v_profile  uuid := (p_entry ->> 'profile')::uuid;
    v_hash     bytea;
    v_known    bytea;
    v_number   bigint;
    v_line     record;
    v_account  uuid;
    v_amount   numeric;
    v_version  bigint;
    v_lines    smallint[] := '{}';
    v_accounts uuid[] := '{}';
    v_deltas   numeric[] := '{}';
    v_versions bigint[] := '{}';
    v_balances numeric[] := '{}';
begin
    select sha256(convert_to(
               (p_entry ->> 'kind') || E'\n' || string_agg(concat_ws('|', l.exchange_account, l.profile, l.kind,
                   l.reference, l.asset, trim_scale(l.delta)), E'\n'
                   order by l.exchange_account, l.profile, l.kind collate "C", l.reference collate "C",
                            l.asset collate "C", l.delta),
               'UTF8'))
      into v_hash
      from public.ledger_lines(p_entry) l;

    select e.content_hash into v_known from public.ledger_entries e
     where e.tenant_id = v_tenant and e.profile_id = v_profile and e.entry_key = p_entry ->> 'key';
    if found then
        return case when v_known = v_hash then 'DUPLICATE' else 'MISMATCH' end;
    end if;

    if exists (select from public.ledger_lines(p_entry) l group by l.asset having sum(l.delta) <> 0) then
        raise exception 'entry % is out of balance', p_entry ->> 'key'
            using errcode = 'check_violation', constraint = 'ledger_entries_balanced';
    end if;

    for v_line in
        -- what comes in before what goes out: only the sum of one account's lines may be too much
        select l.* from public.ledger_lines(p_entry) l
         order by l.profile, l.exchange_account, l.kind collate "C", l.reference collate "C", l.asset collate "C",
                  l.delta desc, l.line
    loop
        for v_attempt in 1 .. 2 loop
            update public.ledger_accounts a
               set amount = a.amount + v_line.delta, version = a.version + 1
             where a.tenant_id = v_tenant and a.profile_id = v_line.profile
               and a.exchange_account_id = v_line.exchange_account and a.kind = v_line.kind
               and a.reference = v_line.reference and a.asset = v_line.asset
            returning a.account_id, a.amount, a.version into v_account, v_amount, v_version;
            exit when found;
            -- its first posting; an upsert would test the CHECK on the delta alone
            insert into public.ledger_accounts
                   (tenant_id, exchange_account_id, profile_id, kind, reference, asset, amount, version)
            values (v_tenant, v_line.exchange_account, v_line.profile, v_line.kind, v_line.reference, v_line.asset, 0, 0)
            on conflict (tenant_id, profile_id, exchange_account_id, kind, reference, asset) do nothing;
        end loop;
        v_lines := v_lines || v_line.line;
        v_accounts := v_accounts || v_account;
        v_deltas := v_deltas || v_line.delta;
        v_versions := v_versions || v_version;
        v_balances := v_balances || v_amount;
    end loop;

    insert into public.tenant_sequences as s (tenant_id, name, value) values (v_tenant, 'JOURNAL', 1)
    on conflict (tenant_id, name) do update set value = s.value + 1
    returning s.value into v_number;

    insert into public.ledger_entries
           (tenant_id, entry_id, number, profile_id, entry_key, kind, correlation_id, occurred_at, content_hash)
    values (v_tenant, (p_entry ->> 'id')::uuid, v_number, v_profile, p_entry ->> 'key', p_entry ->> 'kind',
            p_entry ->> 'correlation_id', (p_entry ->> 'occurred_at')::timestamptz, v_hash);

    insert into public.ledger_postings (tenant_id, entry_id, line, account_id, delta, version, balance_after)
    select v_tenant, (p_entry ->> 'id')::uuid, t.line, t.account_id, t.delta, t.version, t.balance
      from unnest(v_lines, v_accounts, v_deltas, v_versions, v_balances)
           as t (line, account_id, delta, version, balance);
    return 'POSTED';
end $$;

-- The balances of two entries, made where they are missing and locked in the order of their names.
create or replace function ledger_lock(p_tenant uuid, p_first jsonb, p_second jsonb) returns void
    language plpgsql volatile security invoker set search_path = ''
as $$
declare
    v_name record;
begin
    for v_name in
        select l.profile, l.exchange_account, l.kind, l.reference, l.asset
          from (select * from public.ledger_lines(p_first) union all select * from public.ledger_lines(p_second)) l
         group by l.profile, l.exchange_account, l.kind, l.reference, l.asset
         order by l.profile, l.exchange_account, l.kind collate "C", l.reference collate "C", l.asset collate "C"
    loop
        for v_attempt in 1 .. 2 loop
            perform from public.ledger_accounts a
              where a.tenant_id = p_tenant and a.profile_id = v_name.profile
                and a.exchange_account_id = v_name.exchange_account and a.kind = v_name.kind
                and a.reference = v_name.reference and a.asset = v_name.asset
                for no key update;
            exit when found;
            insert into public.ledger_accounts
                   (tenant_id, exchange_account_id, profile_id, kind, reference, asset, amount, version)
            values (p_tenant, v_name.exchange_account, v_name.profile, v_name.kind, v_name.reference, v_name.asset, 0, 0)
            on conflict (tenant_id, profile_id, exchange_account_id, kind, reference, asset) do nothing;
        end loop;
    end loop;
end $$;

-- The postings of an entry as rows; delta goes through the column's own type, so that what is compared is what is kept.
-- Parsed here and now, so that it needs no search path of its own: the planner puts it in line only without one.
create or replace function ledger_lines(p_entry jsonb)
    returns table (line smallint, exchange_account uuid, profile uuid, kind text, reference text, asset text,
                   delta numeric)
    language sql immutable security invoker
begin atomic
    select (nth - 1)::smallint, (x -> 'account' ->> 'exchange_account')::uuid, (x -> 'account' ->> 'profile')::uuid,
           x -> 'account' ->> 'kind', coalesce(x -> 'account' ->> 'reference', ''), x -> 'account' ->> 'asset',
           (x ->> 'delta')::numeric(38, 18)
      from jsonb_array_elements(p_entry -> 'postings') with ordinality as postings (x, nth);
end;

revoke all on function ledger_post(jsonb), ledger_lock(uuid, jsonb, jsonb), ledger_lines(jsonb) from public;
grant execute on function ledger_post(jsonb), ledger_lock(uuid, jsonb, jsonb), ledger_lines(jsonb) to lockstep_engine;
