set local role lockstep_owner;

drop function if exists relay_reap(integer);

-- Forgets events published longer ago than that, the oldest first, at most p_limit at a time; the policy
-- outbox_relay_reap keeps everything younger than an hour whatever is asked for.
create or replace function relay_reap(p_older_than_us bigint, p_limit integer) returns integer
    language plpgsql volatile security invoker set search_path = ''
as $$
declare
    v_count integer;
begin
    delete from public.outbox o
     using (select d.tenant_id, d.event_id from public.outbox d
             where d.published_at < clock_timestamp() - p_older_than_us * interval '1 microsecond'
             order by d.published_at limit p_limit) as old
     where o.tenant_id = old.tenant_id and o.event_id = old.event_id;
    get diagnostics v_count = row_count;
    return v_count;
end $$;

revoke all on function relay_reap(bigint, integer) from public;
grant execute on function relay_reap(bigint, integer) to lockstep_relay;
