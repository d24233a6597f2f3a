set local role lockstep_owner;

-- Forgets published events older than the reader's window, at most p_limit at a time; the policy outbox_relay_reap keeps
-- everything younger than 72 hours whatever is asked for.
create or replace function relay_reap(p_limit integer) returns integer
    language plpgsql volatile security invoker set search_path = ''
as $$
declare
    v_count integer;
begin
    delete from public.outbox o
     using (select d.tenant_id, d.event_id from public.outbox d
             where d.published_at < clock_timestamp() - interval '72 hours' limit p_limit) as old
     where o.tenant_id = old.tenant_id and o.event_id = old.event_id;
    get diagnostics v_count = row_count;
    return v_count;
end $$;

revoke all on function relay_reap(integer) from public;
grant execute on function relay_reap(integer) to lockstep_relay;
