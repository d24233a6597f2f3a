/**
 * The simulated venue as a server: Binance's spot REST and WebSocket interfaces round the engine's
 * {@code SimulatedVenue}, a journal that survives the process, and a control port of our own. No Spring.
 */
@NullMarked
package dev.lockstep.local.venue;

import org.jspecify.annotations.NullMarked;
