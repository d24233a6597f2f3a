set local role lockstep_owner;

-- Whether the caller still holds the lease; if so nobody takes it over before this transaction ends (a take-over changes
-- the fence, a key column, and waits for FOR KEY SHARE; a renewal does not).
create or replace function lease_assert(p_key text, p_owner text, p_fence bigint)
    returns boolean
    language plpgsql volatile security invoker set search_path = ''
as $$
begin
    perform from public.leases l
      where l.lease_key = p_key and l.owner = p_owner and l.fence = p_fence and l.expires_at > clock_timestamp()
        for key share;
    return found;
end $$;

revoke all on function lease_assert(text, text, bigint) from public;
grant execute on function lease_assert(text, text, bigint) to lockstep_engine, lockstep_relay;
