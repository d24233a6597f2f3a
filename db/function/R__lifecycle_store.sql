set local role lockstep_owner;

-- The life-cycle row of a step, by its kind; null stores none.
create or replace function lifecycle_store(p_tenant uuid, p_lifecycle jsonb) returns void
    language plpgsql volatile security invoker set search_path = ''
as $$
begin
    case p_lifecycle ->> 'kind'
        when 'ENTRY' then perform public.fn_persist_entry_lifecycle(p_tenant, p_lifecycle);
        when 'EXIT' then perform public.fn_persist_exit_lifecycle(p_tenant, p_lifecycle);
        else
            if jsonb_typeof(p_lifecycle) = 'object' then
                raise exception 'no such life-cycle kind: %', p_lifecycle ->> 'kind' using errcode = 'data_exception';
            end if;
    end case;
end $$;

revoke all on function lifecycle_store(uuid, jsonb) from public;
grant execute on function lifecycle_store(uuid, jsonb) to lockstep_engine;
