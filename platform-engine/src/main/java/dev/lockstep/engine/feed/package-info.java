/** Whether a process hears what the others tell. Depends on nothing, so that every feed can answer it alike. */
@ApplicationModule(allowedDependencies = {"time"})
@NullMarked
package dev.lockstep.engine.feed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
