/** The parts screens are made of. They know what a desk shows, and nothing of how it was learned. */
@NullMarked
package dev.lockstep.ui.component;

import org.jspecify.annotations.NullMarked;
