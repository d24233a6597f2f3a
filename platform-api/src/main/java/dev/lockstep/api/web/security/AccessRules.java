package dev.lockstep.api.web.security;

import dev.lockstep.api.web.problem.ProblemCode;
import dev.lockstep.api.web.problem.ProblemWriter;
import dev.lockstep.api.web.problem.RefusedException;
import java.security.Principal;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Says why somebody may not: without a good token 401, with one 403 and the reason. */
@Component
class AccessRules implements ServerAuthenticationEntryPoint, ServerAccessDeniedHandler, ServerExchangeRejectedHandler {
    private final ProblemWriter problems;

    AccessRules(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public Mono<Void> commence(ServerWebExchange exchange, AuthenticationException mistake) {
        return problems.write(exchange, mistake);
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, AccessDeniedException denied) {
        return exchange.getPrincipal()
                .map(AccessRules::why)
                .defaultIfEmpty(new RefusedException(ProblemCode.ACCESS_DENIED, "this request is not allowed"))
                .flatMap(why -> problems.write(exchange, why));
    }

    /** Spring's firewall: line breaks and the like in a path, which no client of good will sends. */
    @Override
    public Mono<Void> handle(ServerWebExchange exchange, ServerExchangeRejectedException rejected) {
        return problems.write(
                exchange, new RefusedException(ProblemCode.REQUEST_MALFORMED, "the path holds what no path may"));
    }

    private static RefusedException why(Principal principal) {
        return principal instanceof IdentityToken token
                ? why(token.getPrincipal())
                : new RefusedException(ProblemCode.ACCESS_DENIED, "this request is not allowed");
    }

    static RefusedException why(Identity identity) {
        return switch (identity) {
            case Operator operator ->
                new RefusedException(ProblemCode.TENANT_REQUIRED, "the token names no tenant, this route needs one");
            case Caller caller
            when !caller.role().mayTrade() ->
                new RefusedException(
                        ProblemCode.ROLE_INSUFFICIENT, "the role " + caller.role() + " may read but not change");
            case Caller caller ->
                new RefusedException(ProblemCode.TENANT_SUSPENDED, "the tenant is " + caller.status());
        };
    }
}
