/** Why something was traded, or was not. */
@NullMarked
package dev.lockstep.ui.decision;

import org.jspecify.annotations.NullMarked;
