/**
 * A write that is repeated is done once: its answer is kept in the transaction that did the work and given again. As in
 * the IETF draft "Idempotency-Key" (07), with what Stripe's v2 added: only what succeeded is kept.
 */
@NullMarked
package dev.lockstep.api.web.idempotency;

import org.jspecify.annotations.NullMarked;
