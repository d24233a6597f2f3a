set local role lockstep_owner;

-- Lets the next owner in at once. The row stays: without it the fence would start again.
create or replace function lease_release(p_key text, p_owner text, p_fence bigint)
    returns boolean
    language sql volatile security invoker set search_path = ''
as $$
    with released as (
        update public.leases l set expires_at = clock_timestamp()
         where l.lease_key = p_key and l.owner = p_owner and l.fence = p_fence and l.expires_at > clock_timestamp()
        returning 1)
    select exists (select from released)
$$;

revoke all on function lease_release(text, text, bigint) from public;
grant execute on function lease_release(text, text, bigint) to lockstep_engine, lockstep_relay;
