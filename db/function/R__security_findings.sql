set local role lockstep_owner;

-- What in the catalog breaks the promise of db/README.md; no row when all is well. Read by RowSecurityTest and by every
-- process at its start, which refuses to serve on any row. Exceptions are listed here and in db/README.md, by name.
create or replace function security_findings()
    returns table (finding text, object text)
    language sql stable security invoker set search_path = ''
as $$
with tables as (
    select c.oid, c.relname, c.relowner, c.relrowsecurity, c.relforcerowsecurity, c.relacl,
           (select a.attnum from pg_catalog.pg_attribute a
             where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped) as tenant
      from pg_catalog.pg_class c
     where c.relnamespace = 'public'::pg_catalog.regnamespace and c.relkind in ('r', 'p')
), roles as (
    select r.* from pg_catalog.pg_roles r where r.rolname like 'lockstep\_%'
), append_only as (
    select unnest(array['ledger_entries', 'ledger_postings', 'decisions', 'trade_history', 'fills']) as relname
)
select 'table without a tenant is not listed as one', t.relname::text from tables t
 where t.tenant is null and t.relname not in ('leases', 'installation_switch', 'flyway_schema_history')
union all
select 'row security is not enabled', t.relname from tables t where t.tenant is not null and not t.relrowsecurity
union all
select 'row security is not forced', t.relname from tables t where t.tenant is not null and not t.relforcerowsecurity
union all
select 'tenant policy is missing or says something else', t.relname from tables t
 where t.tenant is not null and not exists (
       select from pg_catalog.pg_policy p
        where p.polrelid = t.oid and p.polname = t.relname || '_tenant' and p.polpermissive and p.polcmd = '*'
          and p.polroles = array[0::oid]
          and pg_catalog.pg_get_expr(p.polqual, p.polrelid) = pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid)
          and pg_catalog.pg_get_expr(p.polqual, p.polrelid) = '(tenant_id = ( SELECT '
              '(NULLIF(current_setting(''app.tenant_id''::text, true), ''''::text))::uuid AS "nullif"))')
union all
select 'policy is not listed', p.polname from pg_catalog.pg_policy p join tables t on t.oid = p.polrelid
 where p.polname <> t.relname || '_tenant'
   and p.polname not in ('tenants_list', 'tenant_sequences_relay', 'outbox_relay_read', 'outbox_relay_publish',
                         'outbox_relay_reap')
union all
select 'foreign key does not begin with the tenant', k.conname
  from pg_catalog.pg_constraint k
  join tables t on t.oid = k.conrelid
  join tables f on f.oid = k.confrelid
 where k.contype = 'f' and t.tenant is not null and f.tenant is not null
   and (k.conkey[1] <> t.tenant or k.confkey[1] <> f.tenant)
union all
select 'index does not begin with the tenant', i.indexrelid::pg_catalog.regclass::text
  from pg_catalog.pg_index i
  join tables t on t.oid = i.indrelid
  join pg_catalog.pg_class c on c.oid = i.indexrelid
 where t.tenant is not null and i.indkey[0] <> t.tenant and c.relname not in ('tenants_slug_key', 'outbox_unpublished_idx', 'outbox_published_idx')
union all
select 'role is a superuser', r.rolname from roles r where r.rolsuper
union all
select 'role bypasses row security', r.rolname from roles r where r.rolbypassrls and r.rolname <> 'lockstep_backup'
union all
select 'role may create roles or databases, or replicate', r.rolname from roles r
 where r.rolcreaterole or r.rolcreatedb or r.rolreplication
union all
select 'owner can log in', r.rolname from roles r where r.rolname = 'lockstep_owner' and r.rolcanlogin
union all
select 'role is a member of another', r.rolname from roles r
 where exists (select from pg_catalog.pg_auth_members m where m.member = r.oid)
union all
select 'role has no ' || s.setting, r.rolname
  from roles r
 cross join (values ('statement_timeout'), ('lock_timeout'), ('idle_in_transaction_session_timeout'),
                    ('transaction_timeout')) as s (setting)
 where r.rolcanlogin and not exists (
       select from unnest(r.rolconfig) as c (line) where c.line like s.setting || '=%' and c.line <> s.setting || '=0')
union all
select 'table is not the owner''s', t.relname from tables t
 where t.relowner <> 'lockstep_owner'::pg_catalog.regrole
union all
select 'privilege beyond SELECT, INSERT, UPDATE, DELETE', t.relname || ' ' || x.privilege_type
  from tables t cross join lateral pg_catalog.aclexplode(t.relacl) x
 where x.grantee <> t.relowner and x.privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
union all
select 'privilege is everybody''s', t.relname || ' ' || x.privilege_type
  from tables t cross join lateral pg_catalog.aclexplode(t.relacl) x where x.grantee = 0
union all
select 'append-only table may be changed', t.relname || ' ' || x.privilege_type
  from tables t
  join append_only using (relname)
 cross join lateral (
       select e.grantee, e.privilege_type from pg_catalog.aclexplode(t.relacl) e
       union
       select e.grantee, e.privilege_type from pg_catalog.pg_attribute a
        cross join lateral pg_catalog.aclexplode(a.attacl) e where a.attrelid = t.oid) x
 where x.grantee <> t.relowner and x.privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE')
union all
select 'append-only table has no trigger that refuses changes', a.relname from append_only a
 where not exists (
       select from tables t join pg_catalog.pg_trigger g on g.tgrelid = t.oid
        where t.relname = a.relname and g.tgname = a.relname || '_append_only' and g.tgenabled in ('O', 'A')
          and g.tgtype & 58 = 58) -- before, for each statement, on delete, update and truncate
union all
select 'view does not run as its reader', c.relname from pg_catalog.pg_class c
 where c.relnamespace = 'public'::pg_catalog.regnamespace
   and (c.relkind = 'm' or c.relkind = 'v'
        and not coalesce('security_invoker=true' = any (c.reloptions), false))
union all
select 'function is not the owner''s', f.oid::pg_catalog.regprocedure::text from pg_catalog.pg_proc f
 where f.pronamespace = 'public'::pg_catalog.regnamespace and f.proowner <> 'lockstep_owner'::pg_catalog.regrole
union all
select 'function has no empty search_path', f.oid::pg_catalog.regprocedure::text from pg_catalog.pg_proc f
 where f.pronamespace = 'public'::pg_catalog.regnamespace
   and not coalesce('search_path=""' = any (f.proconfig), false)
   and f.prosqlbody is null -- what was parsed at its definition looks nothing up
union all
select 'function is everybody''s', f.oid::pg_catalog.regprocedure::text from pg_catalog.pg_proc f
 where f.pronamespace = 'public'::pg_catalog.regnamespace
   and (f.proacl is null or exists (select from pg_catalog.aclexplode(f.proacl) x where x.grantee = 0))
union all
select 'function runs as the owner and is not listed', f.oid::pg_catalog.regprocedure::text from pg_catalog.pg_proc f
 where f.pronamespace = 'public'::pg_catalog.regnamespace and f.prosecdef and f.proname <> 'fn_create_profile'
union all
select 'leakproof function', f.oid::pg_catalog.regprocedure::text from pg_catalog.pg_proc f
 where f.pronamespace = 'public'::pg_catalog.regnamespace and f.proleakproof
$$;

revoke all on function security_findings() from public;
grant execute on function security_findings()
    to lockstep_app, lockstep_engine, lockstep_relay, lockstep_readonly;
