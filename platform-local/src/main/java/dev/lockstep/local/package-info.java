/** The whole platform on one machine: the launcher behind {@code ./lockstep}. */
@NullMarked
package dev.lockstep.local;

import org.jspecify.annotations.NullMarked;
