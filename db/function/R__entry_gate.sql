set local role lockstep_owner;

-- Begin-entry passes the gate shared, whoever takes a permission away passes it alone: so once a pause, a kill switch, a
-- fault or a suspension is committed, no entry that had not seen it can commit any more. Advisory, because the engine
-- may not lock rows it may not change, and a kill switch that does not exist yet has no row to lock. A collision of two
-- keys costs a wait, nothing else.
create or replace function entry_gate_key(p_tenant uuid) returns bigint
    language sql immutable security invoker set search_path = ''
as $$
    select hashtextextended('entry-gate:' || p_tenant::text, 0)
$$;

create or replace function entry_gate_pass(p_tenant uuid) returns void
    language sql volatile security invoker set search_path = ''
as $$
    select pg_advisory_xact_lock_shared(hashtextextended('entry-gate', 0));
    select pg_advisory_xact_lock_shared(public.entry_gate_key(p_tenant));
$$;

create or replace function entry_gate_close() returns trigger
    language plpgsql volatile security invoker set search_path = ''
as $$
begin
    if tg_table_name = 'installation_switch' then
        perform pg_advisory_xact_lock(hashtextextended('entry-gate', 0));
    else
        perform pg_advisory_xact_lock(public.entry_gate_key(new.tenant_id));
    end if;
    return new;
end $$;

create or replace trigger installation_switch_gate before update on installation_switch
    for each row execute function entry_gate_close();
create or replace trigger kill_switches_gate before insert or update on kill_switches
    for each row execute function entry_gate_close();
create or replace trigger tenants_gate before update of status on tenants
    for each row when (old.status is distinct from new.status) execute function entry_gate_close();
create or replace trigger profiles_gate before update of desired_state, observed_state on profiles
    for each row when (old.desired_state is distinct from new.desired_state
                       or old.observed_state is distinct from new.observed_state)
    execute function entry_gate_close();

revoke all on function entry_gate_key(uuid), entry_gate_pass(uuid), entry_gate_close() from public;
-- the key is computed inside the trigger too, which runs as whoever changes the row
grant execute on function entry_gate_key(uuid) to lockstep_app, lockstep_engine;
grant execute on function entry_gate_pass(uuid) to lockstep_engine;
