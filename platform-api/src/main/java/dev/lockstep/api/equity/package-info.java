/** What a profile was worth over time. */
@NullMarked
package dev.lockstep.api.equity;

import org.jspecify.annotations.NullMarked;
