/** How much one request, and all of them together, may take: bytes, time, connections. */
@NullMarked
package dev.lockstep.api.web.limit;

import org.jspecify.annotations.NullMarked;
