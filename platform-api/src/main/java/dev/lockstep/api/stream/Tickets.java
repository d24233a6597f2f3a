package dev.lockstep.api.stream;

import dev.lockstep.api.web.problem.ProblemCode;
import dev.lockstep.api.web.problem.RefusedException;
import dev.lockstep.api.web.security.Access;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.tenancy.TenantScope;
import java.time.Instant;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** One-time tickets in the table {@code stream_tickets}. */
@Repository
class Tickets {
    private static final String FORGET = """
            delete from stream_tickets where tenant_id = :tenant and expires_at < clock_timestamp()
            """;

    private static final String ISSUE = """
            insert into stream_tickets (tenant_id, ticket_hash, subject, expires_at, identity_expiry)
            select :tenant, :hash, :subject, clock_timestamp() + make_interval(secs => :seconds), :identity_expiry
             where (select count(*) from stream_tickets where tenant_id = :tenant) < :most
            returning expires_at
            """;

    private static final String REDEEM = """
            delete from stream_tickets
             where tenant_id = :tenant and ticket_hash = :hash and expires_at > clock_timestamp()
            returning subject, identity_expiry
            """;

    /**
     * Whom a redeemed ticket was given to.
     *
     * @param tenant whose member
     * @param subject which
     * @param identityExpiry when the token it was asked for with ends
     */
    record Redeemed(TenantId tenant, String subject, Instant identityExpiry) {}

    private final TenantScope scope;
    private final DatabaseClient database;
    private final StreamSettings settings;

    Tickets(TenantScope scope, DatabaseClient database, StreamSettings settings) {
        this.scope = scope;
        this.database = database;
        this.settings = settings;
    }

    /** Stores the ticket's hash and answers until when it is good. */
    Mono<Instant> issue(Ticket ticket, Access access) {
        return scope.within(
                        ticket.tenant(),
                        () -> database.sql(FORGET)
                                .bind("tenant", ticket.tenant().value())
                                .then()
                                .then(database.sql(ISSUE)
                                        .bind("tenant", ticket.tenant().value())
                                        .bind("hash", ticket.hash())
                                        .bind("subject", access.caller().subject())
                                        .bind("seconds", (double)
                                                settings.ticketLife().toSeconds())
                                        .bind("identity_expiry", access.expiresAt())
                                        .bind("most", settings.ticketsPerTenant())
                                        .map(row -> Objects.requireNonNull(row.get("expires_at", Instant.class)))
                                        .one()))
                .switchIfEmpty(Mono.error(() -> new RefusedException(
                        ProblemCode.STREAM_TICKETS,
                        "the tenant has " + settings.ticketsPerTenant() + " tickets that are not redeemed")));
    }

    /** Of two who redeem the same ticket one gets an answer. */
    Mono<Redeemed> redeem(Ticket ticket) {
        return scope.within(
                ticket.tenant(),
                () -> database.sql(REDEEM)
                        .bind("tenant", ticket.tenant().value())
                        .bind("hash", ticket.hash())
                        .map(row -> new Redeemed(
                                ticket.tenant(),
                                Objects.requireNonNull(row.get("subject", String.class)),
                                Objects.requireNonNull(row.get("identity_expiry", Instant.class))))
                        .one());
    }
}
