package dev.lockstep.engine.tenancy.adapter;

import dev.lockstep.engine.problem.ConfigError;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Refuses to serve where the database would not keep tenants apart: the process's role is a superuser, passes by row
 * security or owns a table, a table with a {@code tenant_id} lacks ENABLE, FORCE or a policy, or the catalog breaks any
 * other promise of db/README.
 */
public final class RowSecurityCheck {
    private static final String ROLE = """
            select r.rolname, r.rolsuper, r.rolbypassrls,
                   exists (select from pg_class c
                            where c.relowner = r.oid and c.relkind in ('r', 'p')) as is_owner
              from pg_roles r
             where r.rolname = current_user
            """;

    private static final String OPEN_TABLES = """
            select c.oid::regclass::text as name
              from pg_class c
              join pg_namespace n on n.oid = c.relnamespace
              join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
             where c.relkind in ('r', 'p')
               and n.nspname not in ('pg_catalog', 'information_schema')
               and not (c.relrowsecurity and c.relforcerowsecurity
                        and exists (select from pg_policy p where p.polrelid = c.oid))
             order by 1
            """;

    private static final String FINDINGS = """
            select finding, object from security_findings() order by 1, 2
            """;

    private final DatabaseClient database;

    public RowSecurityCheck(DatabaseClient database) {
        this.database = database;
    }

    /** Completes when all is well, fails with a {@link ConfigError} that names what is not. */
    public Mono<Void> run() {
        return database.sql(ROLE)
                .map(RowSecurityCheck::roleProblem)
                .one()
                .flatMap(RowSecurityCheck::refuseRole)
                .then(database.sql(OPEN_TABLES)
                        .map(row -> text(row, "name"))
                        .all()
                        .collectList()
                        .flatMap(RowSecurityCheck::refuseTables))
                .then(Mono.defer(this::refuseFindings));
    }

    /** Everything else db/README promises: policies as written, keys that begin with the tenant, functions, grants. */
    private Mono<Void> refuseFindings() {
        return database.sql(FINDINGS)
                .map(row -> text(row, "object") + ": " + text(row, "finding"))
                .all()
                .collectList()
                .flatMap(found -> found.isEmpty()
                        ? Mono.empty()
                        : Mono.error(new ConfigError(
                                "row_security_incomplete",
                                "the catalog breaks what db/README promises: " + String.join("; ", found),
                                "run the migrations of this version; do not change policies or grants by hand")));
    }

    private static String roleProblem(Readable row) {
        String name = text(row, "rolname");
        if (is(row, "rolsuper")) {
            return name + " is a superuser";
        }
        if (is(row, "rolbypassrls")) {
            return name + " has BYPASSRLS";
        }
        return is(row, "is_owner") ? name + " owns tables" : "";
    }

    private static Mono<Void> refuseRole(String problem) {
        return problem.isEmpty()
                ? Mono.empty()
                : Mono.error(new ConfigError(
                        "database_role_unsafe",
                        "the database role " + problem + ": row security would not hold for it",
                        "set lockstep.database.username to one of the roles in db/README"));
    }

    private static Mono<Void> refuseTables(List<String> tables) {
        return tables.isEmpty()
                ? Mono.empty()
                : Mono.error(new ConfigError(
                        "row_security_incomplete",
                        "row security is not enabled, forced and ruled by a policy on " + String.join(", ", tables),
                        "run the migrations of this version; do not switch row security off by hand",
                        Map.of("tables", String.join(",", tables))));
    }

    private static boolean is(Readable row, String column) {
        return Boolean.TRUE.equals(row.get(column, Boolean.class));
    }

    private static String text(Readable row, String column) {
        return String.valueOf(row.get(column, String.class));
    }
}
