package dev.lockstep.engine.time;

import java.util.UUID;

/** Ids that nothing determines: a process's own name, an id a user's new row gets. */
@FunctionalInterface
public interface RandomIds {
    UUID next();

    static RandomIds system() {
        return UUID::randomUUID;
    }
}
