set local role lockstep_owner;

-- Which of the relay's partitions have something to publish: one probe of the queue's index for each, whatever waits.
create or replace function relay_waiting(p_partitions integer) returns setof integer
    language sql stable security invoker set search_path = ''
as $$
    select n from generate_series(0, p_partitions - 1) as partitions (n)
     where exists (select from public.outbox o
                    where o.bucket >= 1024 * n / p_partitions and o.bucket < 1024 * (n + 1) / p_partitions
                      and o.published_at is null)
$$;

revoke all on function relay_waiting(integer) from public;
grant execute on function relay_waiting(integer) to lockstep_relay;
