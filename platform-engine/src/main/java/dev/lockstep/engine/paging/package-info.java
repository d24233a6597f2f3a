/** How a long list is read in bounded pages that stay stable while rows are added. May use problem. */
@ApplicationModule(allowedDependencies = {"problem"})
@NullMarked
package dev.lockstep.engine.paging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
