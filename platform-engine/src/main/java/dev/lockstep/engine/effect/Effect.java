package dev.lockstep.engine.effect;

import dev.lockstep.engine.time.CorrelationId;

/**
 * Something to happen once.
 *
 * @param key which
 * @param payload everything that makes it this effect and no other, as text; only its digest is kept
 * @param correlationId the decision it belongs to
 */
public record Effect(EffectKey key, String payload, CorrelationId correlationId) {}
