/** Why something was traded, or was not. */
@NullMarked
package dev.lockstep.api.decision;

import org.jspecify.annotations.NullMarked;
