package dev.lockstep.api.trading;

import dev.lockstep.engine.tenancy.InstallationScope;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Which shards an engine holds just now, on the database clock. */
@Repository
public class EngineLeases {
    private static final String LIVE = """
            select count(*) as shards, count(distinct owner) as engines from leases
             where lease_key like 'shard:%' and expires_at > clock_timestamp()
            """;

    /**
     * What is held.
     *
     * @param shards under a live lease
     * @param engines that hold them
     */
    public record Held(long shards, long engines) {}

    private final InstallationScope scope;
    private final DatabaseClient database;

    EngineLeases(InstallationScope scope, DatabaseClient database) {
        this.scope = scope;
        this.database = database;
    }

    public Mono<Held> held() {
        return scope.within(() -> database.sql(LIVE)
                .map(row -> new Held(
                        Objects.requireNonNull(row.get("shards", Long.class)),
                        Objects.requireNonNull(row.get("engines", Long.class))))
                .one());
    }
}
