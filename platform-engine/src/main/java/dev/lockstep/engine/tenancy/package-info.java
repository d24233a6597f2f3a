/** Who a row belongs to, and the only door to tenant tables. May use problem. */
@ApplicationModule(allowedDependencies = {"problem"})
@NullMarked
package dev.lockstep.engine.tenancy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
