/** The commands of {@code ./lockstep}. */
@NullMarked
package dev.lockstep.local.command;

import org.jspecify.annotations.NullMarked;
