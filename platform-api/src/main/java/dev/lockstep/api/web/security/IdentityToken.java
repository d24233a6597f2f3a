package dev.lockstep.api.web.security;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;

/** An accepted token together with whom it belongs to and what follows from that. */
final class IdentityToken extends AbstractAuthenticationToken {
    /** Has a tenant: may read what is the tenant's. */
    static final String MEMBER = "MEMBER";

    /** May also change it. */
    static final String WRITER = "WRITER";

    private final transient Jwt jwt;
    private final transient Identity identity;

    IdentityToken(Jwt jwt, Identity identity) {
        super(authorities(identity));
        this.jwt = jwt;
        this.identity = identity;
        setAuthenticated(true);
    }

    private static List<GrantedAuthority> authorities(Identity identity) {
        GrantedAuthority member = new SimpleGrantedAuthority(MEMBER);
        GrantedAuthority writer = new SimpleGrantedAuthority(WRITER);
        return switch (identity) {
            case Operator operator -> List.of();
            case Caller caller -> caller.mayWrite() ? List.of(member, writer) : List.of(member);
        };
    }

    @Override
    public Object getCredentials() {
        return jwt;
    }

    @Override
    public Identity getPrincipal() {
        return identity;
    }

    @Override
    public String getName() {
        return identity.subject();
    }
}
