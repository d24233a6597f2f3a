set local role lockstep_owner;

-- What the holder of the lease is to publish next from its buckets, in order per tenant: first what was numbered before
-- and not confirmed, then new events, numbered here. No row where the lease is lost or nothing waits. Numbers are given
-- in this transaction and kept, so a crash between claim and relay_published repeats events with their numbers.
create or replace function relay_claim(p_lease text, p_owner text, p_fence bigint, p_from_bucket integer,
                                       p_to_bucket integer, p_limit integer)
    returns table (tenant_id uuid, event_id uuid, sequence bigint, type text, payload jsonb, correlation_id text,
                   traceparent text, occurred_at timestamptz)
    language plpgsql volatile security invoker set search_path = ''
as $$
#variable_conflict use_column
begin
    if not public.lease_assert(p_lease, p_owner, p_fence) then
        return;
    end if;

    with picked as (
        select o.tenant_id, o.event_id, o.place from public.outbox o
         where o.bucket >= p_from_bucket and o.bucket < p_to_bucket
           and o.published_at is null and o.sequence is null
         order by o.place limit p_limit
           for update
    ), counted as (
        select k.tenant_id, count(*) as events from picked k group by k.tenant_id
    ), raised as (
        insert into public.tenant_sequences as s (tenant_id, name, value)
        select c.tenant_id, 'EVENT', c.events from counted c order by c.tenant_id
        on conflict (tenant_id, name) do update set value = s.value + excluded.value
        returning s.tenant_id, s.value
    ), numbered as (
        select k.tenant_id, k.event_id,
               r.value - c.events + row_number() over (partition by k.tenant_id order by k.place) as number
          from picked k
          join counted c on c.tenant_id = k.tenant_id
          join raised r on r.tenant_id = k.tenant_id
    )
    update public.outbox o set sequence = n.number
      from numbered n where o.tenant_id = n.tenant_id and o.event_id = n.event_id;

    return query
        select o.tenant_id, o.event_id, o.sequence, o.type, o.payload, o.correlation_id, o.traceparent, o.occurred_at
          from public.outbox o
         where o.bucket >= p_from_bucket and o.bucket < p_to_bucket
           and o.published_at is null and o.sequence is not null
         order by o.tenant_id, o.sequence limit p_limit;
end $$;

revoke all on function relay_claim(text, text, bigint, integer, integer, integer) from public;
grant execute on function relay_claim(text, text, bigint, integer, integer, integer) to lockstep_relay;
