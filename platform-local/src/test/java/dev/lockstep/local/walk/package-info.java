/** One candle's walk to the screen, as code. */
@NullMarked
package dev.lockstep.local.walk;

import org.jspecify.annotations.NullMarked;
