package dev.lockstep.api.web.idempotency;

import io.r2dbc.spi.Readable;
import java.util.Objects;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/**
 * Answers in the table {@code idempotency_keys}. Every method is called inside a transaction of the tenant; a row
 * appears only together with the work it is the answer of, so no row is ever in flight.
 */
@Repository
@EnableConfigurationProperties(IdempotencySettings.class)
class SavedAnswers {
    /** What was asked and what was answered. */
    record Saved(String requestHash, String body) {}

    private static final String LOCK = """
            select pg_try_advisory_xact_lock(
                       hashtextextended(concat_ws(chr(31), :tenant, :subject, :route, :key), 0)) as locked
            """;

    private static final String FIND = """
            select request_hash, response_body from idempotency_keys
             where tenant_id = :tenant and subject = :subject and route = :route and idempotency_key = :key
               and state = 'DONE' and expires_at > clock_timestamp()
            """;

    private static final String KEEP = """
            insert into idempotency_keys
                   (tenant_id, subject, route, idempotency_key, request_hash, state, response_status, response_type,
                    response_body, expires_at)
            values (:tenant, :subject, :route, :key, :hash, 'DONE', 200, :type, :body,
                    clock_timestamp() + make_interval(secs => :seconds))
            on conflict (tenant_id, subject, route, idempotency_key) do update
               set request_hash = excluded.request_hash, state = excluded.state,
                   response_status = excluded.response_status, response_type = excluded.response_type,
                   response_body = excluded.response_body, expires_at = excluded.expires_at
            """;

    /** A few at a time, and none that another write is clearing away. */
    private static final String REAP = """
            delete from idempotency_keys
             where (tenant_id, subject, route, idempotency_key) in
                   (select tenant_id, subject, route, idempotency_key from idempotency_keys
                     where tenant_id = :tenant and expires_at < clock_timestamp()
                     limit 20 for update skip locked)
            """;

    private final DatabaseClient database;
    private final IdempotencySettings settings;

    SavedAnswers(DatabaseClient database, IdempotencySettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** Takes the key until the transaction ends; false while another request has it. */
    Mono<Boolean> lock(WriteRequest request) {
        return database.sql(LOCK)
                .bind("tenant", request.caller().tenant().toString())
                .bind("subject", request.caller().subject())
                .bind("route", request.route())
                .bind("key", request.key().value())
                .map(row -> Boolean.TRUE.equals(row.get("locked", Boolean.class)))
                .one();
    }

    Mono<Saved> find(WriteRequest request) {
        return keyed(FIND, request)
                .map(row -> new Saved(text(row, "request_hash"), text(row, "response_body")))
                .one();
    }

    Mono<Void> keep(WriteRequest request, Saved saved) {
        return keyed(KEEP, request)
                .bind("hash", saved.requestHash())
                .bind("type", MediaType.APPLICATION_JSON_VALUE)
                .bind("body", saved.body())
                .bind("seconds", (double) settings.keep().toSeconds())
                .then()
                .then(database.sql(REAP)
                        .bind("tenant", request.caller().tenant().value())
                        .then());
    }

    private DatabaseClient.GenericExecuteSpec keyed(String sql, WriteRequest request) {
        return database.sql(sql)
                .bind("tenant", request.caller().tenant().value())
                .bind("subject", request.caller().subject())
                .bind("route", request.route())
                .bind("key", request.key().value());
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }
}
