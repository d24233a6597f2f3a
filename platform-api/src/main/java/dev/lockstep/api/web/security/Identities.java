package dev.lockstep.api.web.security;

import dev.lockstep.api.web.problem.ProblemCode;
import dev.lockstep.api.web.problem.RefusedException;
import dev.lockstep.engine.tenancy.TenantId;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** From an accepted token to an identity. The tenant it claims counts only as far as the database agrees. */
@Component
class Identities implements Converter<Jwt, Mono<AbstractAuthenticationToken>> {
    private static final String TENANT_CLAIM = "tenant_id";

    private final Memberships memberships;

    Identities(Memberships memberships) {
        this.memberships = memberships;
    }

    @Override
    public Mono<AbstractAuthenticationToken> convert(Jwt jwt) {
        @Nullable Object claim = jwt.getClaims().get(TENANT_CLAIM);
        if (claim == null) {
            return Mono.just(new IdentityToken(jwt, new Operator(subject(jwt))));
        }
        return memberships
                .find(tenant(claim), subject(jwt))
                .switchIfEmpty(Mono.error(Identities::notAMember))
                .map(membership -> new IdentityToken(jwt, membership.caller()));
    }

    private static String subject(Jwt jwt) {
        return Objects.requireNonNull(jwt.getSubject(), "the decoder lets no token without a subject pass");
    }

    private static TenantId tenant(Object claim) {
        try {
            return new TenantId(UUID.fromString(claim.toString()));
        } catch (IllegalArgumentException e) {
            throw new InvalidBearerTokenException("the tenant claim is not a UUID");
        }
    }

    private static RefusedException notAMember() {
        return new RefusedException(
                ProblemCode.MEMBERSHIP_MISSING, "the token's subject is not a member of the token's tenant");
    }
}
