set local role lockstep_owner;

-- The same lease with a later expiry; no row when it is no longer ours or has run out.
create or replace function lease_renew(p_key text, p_owner text, p_fence bigint, p_ttl_us bigint)
    returns table (expires_at timestamptz)
    language sql volatile security invoker set search_path = ''
as $$
    update public.leases l
       set expires_at = clock_timestamp() + p_ttl_us * interval '1 microsecond'
     where l.lease_key = p_key and l.owner = p_owner and l.fence = p_fence and l.expires_at > clock_timestamp()
    returning l.expires_at
$$;

revoke all on function lease_renew(text, text, bigint, bigint) from public;
grant execute on function lease_renew(text, text, bigint, bigint) to lockstep_engine, lockstep_relay;
