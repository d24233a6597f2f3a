package dev.lockstep.local.audit;

import dev.lockstep.engine.ledger.AssetAudit;
import java.util.List;

/**
 * What an audit found.
 *
 * @param tenants each with how much was compared and its assets
 * @param differences that lasted; empty is good
 */
public record AuditReport(List<Tenant> tenants, List<String> differences) {

    public AuditReport {
        tenants = List.copyOf(tenants);
        differences = List.copyOf(differences);
    }

    /** True when nothing is unexplained and nothing differs. */
    public boolean isClean() {
        return differences.isEmpty()
                && tenants.stream().flatMap(t -> t.assets().stream()).allMatch(AssetAudit::isExplained);
    }

    /**
     * One tenant's part.
     *
     * @param orders that the venue has of it
     * @param trades that the venue has of it
     */
    public record Tenant(String slug, int orders, int trades, List<AssetAudit> assets) {
        public Tenant {
            assets = List.copyOf(assets);
        }
    }
}
