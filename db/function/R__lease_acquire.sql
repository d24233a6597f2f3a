set local role lockstep_owner;

-- The lease with a higher fence than any before; no row while it is held, by whomever.
-- expires_at is computed after the wait for the row: excluded.expires_at would grant leases that have run out already.
create or replace function lease_acquire(p_key text, p_owner text, p_ttl_us bigint)
    returns table (fence bigint, expires_at timestamptz)
    language sql volatile security invoker set search_path = ''
as $$
    insert into public.leases as l (lease_key, owner, fence, expires_at)
    values (p_key, p_owner, 1, clock_timestamp() + p_ttl_us * interval '1 microsecond')
    on conflict (lease_key) do update
       set owner = excluded.owner,
           fence = l.fence + 1,
           expires_at = clock_timestamp() + p_ttl_us * interval '1 microsecond'
     where l.expires_at < clock_timestamp()
    returning l.fence, l.expires_at
$$;

revoke all on function lease_acquire(text, text, bigint) from public;
grant execute on function lease_acquire(text, text, bigint) to lockstep_engine, lockstep_relay;
