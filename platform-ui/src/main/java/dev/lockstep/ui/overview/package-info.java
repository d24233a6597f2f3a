/** The first screen: how it stands, what is held, what just happened. */
@NullMarked
package dev.lockstep.ui.overview;

import org.jspecify.annotations.NullMarked;
