/** Exact amounts with their asset attached, and the only places where they are rounded. Uses nothing. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.lockstep.engine.money;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
