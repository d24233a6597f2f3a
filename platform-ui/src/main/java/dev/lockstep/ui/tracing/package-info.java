/**
 * The ends of a trace that lie in the browser's process: a click that begins one, and the update on the screen that
 * ends one. Knows nothing of screens or of the platform.
 */
@NullMarked
package dev.lockstep.ui.tracing;

import org.jspecify.annotations.NullMarked;
