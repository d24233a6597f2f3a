/** Who am I: what the platform made of the caller's token. */
@NullMarked
package dev.lockstep.api.me;

import org.jspecify.annotations.NullMarked;
