/** The engine's venue adapter against the simulated venue, over HTTP and WebSocket. */
@NullMarked
package dev.lockstep.local.gateway;

import org.jspecify.annotations.NullMarked;
