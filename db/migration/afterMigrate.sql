-- Flyway makes its table as the superuser it runs as; it belongs to the owner like everything else. Processes read it to
-- see that the database has the schema they were built for.
alter table public.flyway_schema_history owner to lockstep_owner;
grant select on public.flyway_schema_history to lockstep_app, lockstep_engine, lockstep_backup;
