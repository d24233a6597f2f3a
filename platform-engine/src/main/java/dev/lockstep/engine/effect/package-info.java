/**
 * An effect once, however often it is asked for: its record is kept under a key, with what it was asked for and how it
 * ended. For effects that have no key of their own; docs/decisions/0014 says which have.
 */
@ApplicationModule(allowedDependencies = {"tenancy", "tenancy :: row", "time"})
@NullMarked
package dev.lockstep.engine.effect;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
