package dev.lockstep.local.audit;

import dev.lockstep.engine.ledger.AssetAudit;
import dev.lockstep.engine.ledger.LedgerAudit;
import dev.lockstep.engine.ledger.LedgerAuditor;
import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.local.LauncherError;
import dev.lockstep.local.demo.VenueKey;
import java.io.IOException;
import java.net.http.HttpClient;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;

/** One look at one tenant: its books in the database against the account at the venue. */
public final class TenantAudit {

    private final String slug;
    private final TenantId tenant;
    private final PlatformBooks platform;
    private final VenueBooks venue;
    private final Money deposited;

    /**
     * Of one tenant at one venue.
     *
     * @param database of somebody who sees everything
     * @param address the venue's, such as {@code http://127.0.0.1:8084}
     * @param deposited what the account held before the first trade
     */
    public TenantAudit(
            String slug,
            TenantId tenant,
            Connection database,
            HttpClient http,
            String address,
            VenueKey key,
            Money deposited) {
        this.slug = slug;
        this.tenant = tenant;
        this.platform = new PlatformBooks(database, tenant.value());
        this.venue = new VenueBooks(http, address, key);
        this.deposited = deposited;
    }

    /**
     * Reads both sides once.
     *
     * @throws LauncherError {@code AUDIT_DATABASE} or {@code AUDIT_VENUE} where one side could not be read
     */
    public Look look() {
        try {
            var books = platform.read();
            var found = new ArrayList<>(platform.contradictions());
            var symbols = platform.symbols();
            var account = Mono.fromCallable(() -> venue.read(symbols)).cache();
            return new LedgerAuditor(platform, _ -> account.map(Books::moved))
                    .audit(tenant)
                    .zipWith(account, (audit, theirs) -> look(books, found, audit, theirs))
                    .blockOptional()
                    .orElseThrow();
        } catch (SQLException | RuntimeException e) {
            throw unreadable(e);
        }
    }

    private Look look(Books books, List<Difference> found, LedgerAudit audit, Books theirs) {
        var ours = new Books(books.orders(), books.openOrders(), books.trades(), held(audit.assets()));
        found.addAll(BookComparison.of(ours, theirs));
        var part = new AuditReport.Tenant(
                slug, theirs.orders().size(), theirs.trades().size(), audit.assets());
        return new Look(part, found.stream().map(d -> d.at(slug)).toList());
    }

    private static RuntimeException unreadable(Exception e) {
        return switch (Exceptions.unwrap(e)) {
            case SQLException database ->
                LauncherError.unable(
                        "AUDIT_DATABASE",
                        "cannot read the books: " + database.getMessage(),
                        "Is it up? ./lockstep health",
                        database);
            case IOException front ->
                LauncherError.unable(
                        "AUDIT_VENUE", "cannot read the venue's books: " + front, "Is it up? ./lockstep health", front);
            default -> new IllegalStateException(e);
        };
    }

    /** What the account should hold: the first deposit, and what trading made of it by the postings. */
    private Map<Asset, Money> held(List<AssetAudit> assets) {
        Map<Asset, Money> held = new HashMap<>();
        held.put(deposited.asset(), deposited);
        assets.forEach(a -> held.merge(a.asset(), a.ledger().minus(a.allocated()), Money::plus));
        return held;
    }

    /**
     * What one look brought.
     *
     * @param part of the report
     * @param differences besides the assets that are not explained
     */
    public record Look(AuditReport.Tenant part, List<Difference> differences) {
        public Look {
            differences = List.copyOf(differences);
        }
    }
}
