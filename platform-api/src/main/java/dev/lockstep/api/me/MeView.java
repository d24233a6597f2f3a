package dev.lockstep.api.me;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The caller as the platform sees it.
 *
 * @param subject the token's {@code sub}
 * @param kind MEMBER of a tenant or OPERATOR of the installation
 * @param tenant the member's tenant; absent for operators
 * @param role the member's role; absent for operators
 * @param mayWrite whether changes are allowed
 */
@Schema(name = "Me")
@JsonInclude(JsonInclude.Include.NON_NULL)
record MeView(
        String subject,
        String kind,
        @Nullable TenantView tenant,
        @Nullable String role,
        boolean mayWrite) {
    /** The tenant in short. */
    @Schema(name = "Tenant")
    record TenantView(UUID id, String slug, String name, String status) {}
}
