/** Open positions at the close of the latest candle. */
@NullMarked
package dev.lockstep.api.mark;

import org.jspecify.annotations.NullMarked;
