/**
 * What happens, as it happens, over WebSocket: one {@link dev.lockstep.api.stream.TenantChannel} per tenant takes its
 * events in order and hands them to that tenant's sessions, each behind a bounded queue of its own.
 */
@NullMarked
package dev.lockstep.api.stream;

import org.jspecify.annotations.NullMarked;
