package dev.lockstep.api.web.security;

/** Whom a token that was accepted belongs to. */
public sealed interface Identity permits Caller, Operator {
    /** The identity provider's {@code sub}. */
    String subject();
}
