package dev.lockstep.api.me;

import dev.lockstep.api.web.problem.ProblemCode;
import dev.lockstep.api.web.problem.RefusedException;
import dev.lockstep.api.web.security.Caller;
import dev.lockstep.api.web.security.Identity;
import dev.lockstep.api.web.security.Operator;
import dev.lockstep.engine.tenancy.Tenant;
import dev.lockstep.engine.tenancy.Tenants;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code /api/v1/me}: the only route that operators share with members. */
@Tag(name = "me", description = "Who the token belongs to")
@RestController
class MeController {
    private final Tenants tenants;

    MeController(Tenants tenants) {
        this.tenants = tenants;
    }

    @Operation(summary = "Who am I", description = "The tenant and role the platform found for your token.")
    @GetMapping("/api/v1/me")
    Mono<MeView> me(@Parameter(hidden = true) @AuthenticationPrincipal Identity identity) {
        return switch (identity) {
            case Operator operator -> Mono.just(new MeView(operator.subject(), "OPERATOR", null, null, false));
            case Caller caller -> member(caller);
        };
    }

    private Mono<MeView> member(Caller caller) {
        return tenants.find(caller.tenant())
                .switchIfEmpty(
                        Mono.error(() -> new RefusedException(ProblemCode.MEMBERSHIP_MISSING, "the tenant is gone")))
                .map(tenant -> new MeView(
                        caller.subject(), "MEMBER", view(tenant), caller.role().name(), caller.mayWrite()));
    }

    private static MeView.TenantView view(Tenant tenant) {
        return new MeView.TenantView(
                tenant.id().value(),
                tenant.slug(),
                tenant.name(),
                tenant.status().name());
    }
}
