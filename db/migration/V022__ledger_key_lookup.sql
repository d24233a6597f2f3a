set local role lockstep_owner;

-- Of indexes that cost the same the planner takes the newest, and on a table without statistics they all do: in a new
-- installation each posting read the whole journal of its profile by ledger_entries_profile_idx to find its key. So the
-- key's index is made anew, after the other.
alter table ledger_entries drop constraint ledger_entries_key_key;
alter table ledger_entries add constraint ledger_entries_key_key unique (tenant_id, profile_id, entry_key);
