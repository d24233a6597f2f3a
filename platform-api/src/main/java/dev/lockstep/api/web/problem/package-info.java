/**
 * What a caller did wrong, or met, as an RFC 9457 problem: one catalogue of codes, one place that turns an error into a
 * refusal, one that writes and logs it.
 */
@NullMarked
package dev.lockstep.api.web.problem;

import org.jspecify.annotations.NullMarked;
