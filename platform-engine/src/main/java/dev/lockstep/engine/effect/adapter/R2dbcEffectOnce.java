package dev.lockstep.engine.effect.adapter;

import static dev.lockstep.engine.tenancy.adapter.row.Columns.column;

import dev.lockstep.engine.effect.Effect;
import dev.lockstep.engine.effect.EffectKey;
import dev.lockstep.engine.effect.EffectOnce;
import dev.lockstep.engine.effect.EffectOutcome;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.tenancy.TenantScope;
import io.r2dbc.spi.Readable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/**
 * {@link EffectOnce} in the table {@code effect_records}; its primary key lets the second of two wait for the first.
 */
@Repository
final class R2dbcEffectOnce implements EffectOnce {
    private static final String RECORD = """
            insert into effect_records (tenant_id, profile_id, effect_key, type, payload_hash, state, correlation_id)
            values (:tenant, :profile, :key, :type, :hash, 'BEGUN', :correlation)
            on conflict on constraint effect_records_pkey do nothing
            """;

    private static final String END = """
            update effect_records set state = :state, result = :result, updated_at = clock_timestamp()
             where tenant_id = :tenant and profile_id = :profile and effect_key = :key and state = 'BEGUN'
            """;

    private static final String FIND = """
            select payload_hash, state, result from effect_records
             where tenant_id = :tenant and profile_id = :profile and effect_key = :key
            """;

    private static final String REAP = """
            delete from effect_records
             where tenant_id = :tenant and effect_key in (
                   select r.effect_key from effect_records r
                    where r.tenant_id = :tenant and r.state <> 'BEGUN'
                      and r.updated_at < clock_timestamp() - :retention * interval '1 microsecond'
                    order by r.updated_at limit :limit)
               and state <> 'BEGUN'
               and updated_at < clock_timestamp() - :retention * interval '1 microsecond'
            """;

    private final TenantScope scope;
    private final DatabaseClient database;

    R2dbcEffectOnce(TenantScope scope, DatabaseClient database) {
        this.scope = scope;
        this.database = database;
    }

    @Override
    public Mono<EffectOutcome> inside(Effect effect, Supplier<Mono<String>> work) {
        EffectKey key = effect.key();
        if (key.type().isOutside()) {
            throw new IllegalArgumentException(key + " happens outside the database");
        }
        return scope.within(
                key.tenant(),
                () -> record(effect)
                        .flatMap(isNew ->
                                isNew ? Mono.defer(work).flatMap(result -> done(key, result)) : found(effect)));
    }

    @Override
    public Mono<EffectOutcome> begin(Effect effect) {
        EffectKey key = effect.key();
        if (!key.type().isOutside()) {
            throw new IllegalArgumentException(key + " happens inside the database");
        }
        return scope.within(
                key.tenant(),
                () -> record(effect).flatMap(isNew -> isNew ? Mono.just(new EffectOutcome.Begun()) : found(effect)));
    }

    @Override
    public Mono<EffectOutcome> end(EffectKey key, EffectOutcome.Ended ended) {
        return scope.within(
                key.tenant(),
                () -> store(key, state(ended), ended.result())
                        .then(find(key))
                        .switchIfEmpty(Mono.error(() -> new IllegalStateException(key + " was never begun")))
                        .map(kept -> {
                            EffectOutcome known = kept.outcome();
                            return known.equals(ended)
                                    ? known
                                    : new EffectOutcome.Conflict(key + " ended as " + known + ", and now as " + ended);
                        }));
    }

    @Override
    public Mono<Long> reap(TenantId tenant, Duration retention, int limit) {
        return scope.within(
                tenant,
                () -> database.sql(REAP)
                        .bind("tenant", tenant.value())
                        .bind("retention", retention.toNanos() / 1000)
                        .bind("limit", limit)
                        .fetch()
                        .rowsUpdated());
    }

    private Mono<Boolean> record(Effect effect) {
        return of(RECORD, effect.key())
                .bind("type", effect.key().type().name())
                .bind("hash", digest(effect.payload()))
                .bind("correlation", effect.correlationId().value())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    private Mono<EffectOutcome> done(EffectKey key, String result) {
        return store(key, "DONE", result).thenReturn(new EffectOutcome.Done(result, false));
    }

    private Mono<Long> store(EffectKey key, String state, String result) {
        return of(END, key).bind("state", state).bind("result", result).fetch().rowsUpdated();
    }

    private Mono<EffectOutcome> found(Effect effect) {
        String hash = digest(effect.payload());
        return find(effect.key())
                .map(kept -> kept.hash().equals(hash)
                        ? kept.outcome()
                        : new EffectOutcome.Conflict(effect.key() + " was asked for with another payload"));
    }

    private Mono<Kept> find(EffectKey key) {
        return of(FIND, key).map(Kept::of).one();
    }

    private GenericExecuteSpec of(String sql, EffectKey key) {
        return database.sql(sql)
                .bind("tenant", key.tenant().value())
                .bind("profile", key.profile().value())
                .bind("key", key.text());
    }

    private static String state(EffectOutcome.Ended ended) {
        return switch (ended) {
            case EffectOutcome.Accepted _ -> "ACCEPTED";
            case EffectOutcome.Rejected _ -> "REJECTED";
        };
    }

    private static String digest(String payload) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(payload.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A stored record. */
    private record Kept(String hash, EffectOutcome outcome) {
        static Kept of(Readable row) {
            String result = row.get("result", String.class);
            String known = result == null ? "" : result;
            EffectOutcome outcome = switch (column(row, "state", String.class)) {
                case "BEGUN" -> new EffectOutcome.Unknown();
                case "DONE" -> new EffectOutcome.Done(known, true);
                case "ACCEPTED" -> new EffectOutcome.Accepted(known);
                case "REJECTED" -> new EffectOutcome.Rejected(known);
                default -> throw new IllegalStateException("no such state");
            };
            return new Kept(column(row, "payload_hash", String.class), outcome);
        }
    }
}
