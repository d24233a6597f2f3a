/** The strategies there are. */
@NullMarked
package dev.lockstep.api.strategy;

import org.jspecify.annotations.NullMarked;
