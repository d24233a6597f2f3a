-- The six roles of the platform. They belong to the cluster, not to a database, so each may be there already.
do $$
declare
    r text;
begin
    foreach r in array array['lockstep_owner', 'lockstep_app', 'lockstep_engine', 'lockstep_relay',
                             'lockstep_readonly', 'lockstep_backup'] loop
        if not exists (select from pg_catalog.pg_roles where rolname = r) then
            begin
                execute format('create role %I', r);
            exception when duplicate_object or unique_violation then null; -- another database of the cluster was faster
            end;
        end if;
    end loop;
end $$;

alter role lockstep_owner    nologin nosuperuser nobypassrls nocreatedb nocreaterole noreplication;
alter role lockstep_app      login   nosuperuser nobypassrls nocreatedb nocreaterole noreplication;
alter role lockstep_engine   login   nosuperuser nobypassrls nocreatedb nocreaterole noreplication;
alter role lockstep_relay    login   nosuperuser nobypassrls nocreatedb nocreaterole noreplication;
alter role lockstep_readonly login   nosuperuser nobypassrls nocreatedb nocreaterole noreplication;
-- dumps only: sees every tenant, writes nothing
alter role lockstep_backup   login   nosuperuser bypassrls   nocreatedb nocreaterole noreplication;

-- Limits the server keeps even if a client forgets its own. A cancelled or lost client never holds a row for long.
alter role lockstep_app set statement_timeout = '5s';
alter role lockstep_app set lock_timeout = '2s';
alter role lockstep_app set idle_in_transaction_session_timeout = '5s';
alter role lockstep_app set transaction_timeout = '10s';

alter role lockstep_engine set statement_timeout = '5s';
alter role lockstep_engine set lock_timeout = '2s';
alter role lockstep_engine set idle_in_transaction_session_timeout = '5s';
alter role lockstep_engine set transaction_timeout = '10s';

alter role lockstep_relay set statement_timeout = '5s';
alter role lockstep_relay set lock_timeout = '2s';
alter role lockstep_relay set idle_in_transaction_session_timeout = '5s';
alter role lockstep_relay set transaction_timeout = '10s';

alter role lockstep_readonly set default_transaction_read_only = on;
alter role lockstep_readonly set statement_timeout = '15s';
alter role lockstep_readonly set lock_timeout = '2s';
alter role lockstep_readonly set idle_in_transaction_session_timeout = '10s';
alter role lockstep_readonly set transaction_timeout = '30s';

-- a dump may take hours, but must not wait for a lock or sleep in a transaction for ever
alter role lockstep_backup set default_transaction_read_only = on;
alter role lockstep_backup set statement_timeout = '6h';
alter role lockstep_backup set lock_timeout = '1min';
alter role lockstep_backup set idle_in_transaction_session_timeout = '10min';
alter role lockstep_backup set transaction_timeout = '6h';

revoke all on schema public from public;
grant usage, create on schema public to lockstep_owner;
grant usage on schema public
    to lockstep_app, lockstep_engine, lockstep_relay, lockstep_readonly, lockstep_backup;

-- whatever the owner creates later is nobody's until it is granted
alter default privileges for role lockstep_owner revoke all on tables from public;
alter default privileges for role lockstep_owner revoke execute on functions from public;
alter default privileges for role lockstep_owner in schema public grant select on tables to lockstep_backup;
alter default privileges for role lockstep_owner in schema public grant select on sequences to lockstep_backup;
