package dev.lockstep.db;

import java.util.Map;
import java.util.TreeMap;

/** Who may do what, as the catalog has it: {@code table role} to {@code SELECT, UPDATE (a, b)}. */
final class CatalogGrants {
    private static final String QUERY = """
            with tables as (
                select c.oid, c.relname, c.relacl from pg_class c
                 where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
            ), roles as (
                select oid, rolname from pg_roles where rolname like 'lockstep\\_%' and rolname <> 'lockstep_owner'
            ), grants as (
                select t.relname, x.grantee, x.privilege_type as privilege
                  from tables t cross join lateral aclexplode(t.relacl) x
                union all
                select t.relname, x.grantee,
                       x.privilege_type || ' (' || string_agg(a.attname, ', ' order by a.attnum) || ')'
                  from tables t
                  join pg_attribute a on a.attrelid = t.oid and a.attacl is not null
                 cross join lateral aclexplode(a.attacl) x
                 group by t.relname, x.grantee, x.privilege_type
            )
            select t.relname || ' ' || r.rolname as whom,
                   coalesce(string_agg(g.privilege, ', ' order by
                       array_position(array['SELECT', 'INSERT', 'UPDATE', 'DELETE'], split_part(g.privilege, ' ', 1)),
                       g.privilege), '–') as what
              from tables t cross join roles r
              left join grants g on g.relname = t.relname and g.grantee = r.oid
             group by t.relname, r.rolname
            """;

    private CatalogGrants() {}

    static Map<String, String> of(Session session) {
        Map<String, String> grants = new TreeMap<>();
        session.query(QUERY).forEach(row -> grants.put(row.get("whom"), row.get("what")));
        return grants;
    }
}
