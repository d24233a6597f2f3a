/** The order in which everything starts and stops, and how its health is asked. */
@NullMarked
package dev.lockstep.local.platform;

import org.jspecify.annotations.NullMarked;
