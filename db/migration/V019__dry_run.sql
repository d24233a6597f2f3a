set local role lockstep_owner;

-- a profile that does everything but send its entries
alter table profiles drop constraint profiles_mode_check;
alter table profiles add constraint profiles_mode_check check (mode in ('PAPER', 'LIVE', 'DRY_RUN'));
