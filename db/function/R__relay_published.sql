set local role lockstep_owner;

-- The broker has these events: pairs of tenant and event, in two arrays of one length. Answers how many were new.
create or replace function relay_published(p_tenants uuid[], p_events uuid[]) returns integer
    language plpgsql volatile security invoker set search_path = ''
as $$
declare
    v_count integer;
begin
    update public.outbox o set published_at = clock_timestamp()
      from unnest(p_tenants, p_events) as done (tenant_id, event_id)
     where o.tenant_id = done.tenant_id and o.event_id = done.event_id
       and o.sequence is not null and o.published_at is null;
    get diagnostics v_count = row_count;
    return v_count;
end $$;

revoke all on function relay_published(uuid[], uuid[]) from public;
grant execute on function relay_published(uuid[], uuid[]) to lockstep_relay;
