set local role lockstep_owner;

-- What happened is never edited, by nobody: no grant allows it, and this trigger stops the owner and a superuser too.
create function refuse_change() returns trigger language plpgsql set search_path = '' as $$
begin
    raise exception '% is append-only: % refused', tg_table_name, tg_op
        using errcode = 'restrict_violation', hint = 'Write a correcting row that names the wrong one.';
end $$;

create trigger ledger_entries_append_only before update or delete or truncate on ledger_entries
    for each statement execute function refuse_change();
create trigger ledger_postings_append_only before update or delete or truncate on ledger_postings
    for each statement execute function refuse_change();
create trigger decisions_append_only before update or delete or truncate on decisions
    for each statement execute function refuse_change();
create trigger trade_history_append_only before update or delete or truncate on trade_history
    for each statement execute function refuse_change();
create trigger fills_append_only before update or delete or truncate on fills
    for each statement execute function refuse_change();
