package dev.lockstep.ui.client;

import org.jspecify.annotations.Nullable;

/**
 * Who is logged in, as the platform sees it.
 *
 * @param kind MEMBER or OPERATOR
 * @param tenant absent for operators
 * @param role absent for operators
 */
public record Me(
        String subject,
        String kind,
        @Nullable Tenant tenant,
        @Nullable String role,
        boolean mayWrite) {
    /** The tenant in short. */
    public record Tenant(String id, String slug, String name, String status) {}
}
