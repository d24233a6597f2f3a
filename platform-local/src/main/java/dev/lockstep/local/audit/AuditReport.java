package dev.lockstep.local.audit;

import java.util.List;

/**
 * What an audit found.
 *
 * @param summary one line for each tenant: how much was compared
 * @param differences that lasted; empty is good
 */
public record AuditReport(List<String> summary, List<String> differences) {

    public AuditReport {
        summary = List.copyOf(summary);
        differences = List.copyOf(differences);
    }
}
