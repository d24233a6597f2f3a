/** Fills: what the venue traded for us. */
@NullMarked
package dev.lockstep.api.trade;

import org.jspecify.annotations.NullMarked;
