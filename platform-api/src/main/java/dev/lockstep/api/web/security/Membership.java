package dev.lockstep.api.web.security;

import dev.lockstep.engine.tenancy.Member;
import dev.lockstep.engine.tenancy.Tenant;

/** A member and the tenant it belongs to. */
record Membership(Tenant tenant, Member member) {
    Caller caller() {
        return new Caller(member.subject(), tenant.id(), member.role(), tenant.status());
    }
}
