package dev.lockstep.api.web.security;

/** Someone who runs the installation: no tenant, and so no tenant's data. */
public record Operator(String subject) implements Identity {}
