/** Who may work on what, for how long, with a fencing token that only grows. May use tenancy. */
@ApplicationModule(allowedDependencies = {"tenancy", "tenancy :: row"})
@NullMarked
package dev.lockstep.engine.lease;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
