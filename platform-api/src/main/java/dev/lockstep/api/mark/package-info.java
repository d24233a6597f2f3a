/** Open positions at the last price known. */
@NullMarked
package dev.lockstep.api.mark;

import org.jspecify.annotations.NullMarked;
