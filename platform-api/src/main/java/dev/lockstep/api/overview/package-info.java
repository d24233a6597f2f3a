/** The first screen: what everything comes to, and how fresh it is. */
@NullMarked
package dev.lockstep.api.overview;

import org.jspecify.annotations.NullMarked;
