package dev.lockstep.engine.effect;

import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;

/**
 * Which effect: the same key is the same effect.
 *
 * @param tenant whose
 * @param profile on whose behalf
 * @param type of what
 * @param entity what it is about, derived from its cause and never drawn; 1 to 150 characters
 */
public record EffectKey(TenantId tenant, ProfileId profile, EffectType type, String entity) {
    private static final int MAX_LENGTH = 150;

    public EffectKey {
        if (entity.isBlank() || entity.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("an effect's entity has 1 to " + MAX_LENGTH + " characters: " + entity);
        }
    }

    /** {@code effect:{type}:{entity}}, as it is stored under tenant and profile. */
    public String text() {
        return "effect:" + type.word() + ":" + entity;
    }

    @Override
    public String toString() {
        return text();
    }
}
