package dev.lockstep.api.web.security;

import dev.lockstep.api.web.problem.ProblemCode;
import dev.lockstep.api.web.problem.RefusedException;
import dev.lockstep.engine.tenancy.TenantId;
import java.security.Principal;
import java.time.Instant;
import java.util.Objects;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Access beside the header of a request: tokens that come in a message, members that come by ticket. */
@Component
public class AccessTokens {
    private final ReactiveJwtDecoder decoder;
    private final Identities identities;
    private final Memberships memberships;

    AccessTokens(ReactiveJwtDecoder decoder, Identities identities, Memberships memberships) {
        this.decoder = decoder;
        this.identities = identities;
        this.memberships = memberships;
    }

    /** What this token proves, checked as the header's is; an operator's proves no tenant. */
    public Mono<Access> read(String token) {
        return decoder.decode(token)
                .onErrorMap(
                        BadJwtException.class,
                        bad -> new InvalidBearerTokenException(String.valueOf(bad.getMessage()), bad))
                .flatMap(identities::convert)
                .map(AccessTokens::of);
    }

    /** What the token of a request proved. */
    public static Access of(Principal principal) {
        if (!(principal instanceof Authentication authentication)
                || !(authentication.getPrincipal() instanceof Caller caller)
                || !(authentication.getCredentials() instanceof Jwt jwt)) {
            throw new RefusedException(ProblemCode.TENANT_REQUIRED, "the token names no tenant, the stream needs one");
        }
        Instant end = Objects.requireNonNull(jwt.getExpiresAt(), "the decoder lets no token without an end pass");
        return new Access(caller, end);
    }

    /** The member as the database has it now, some seconds old at most; empty where it is none (any more). */
    public Mono<Caller> member(TenantId tenant, String subject) {
        return memberships.find(tenant, subject).map(Membership::caller);
    }
}
