-- Flyway makes its table as the superuser it runs as; it belongs to the owner like everything else.
alter table public.flyway_schema_history owner to lockstep_owner;
