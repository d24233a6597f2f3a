/** Servers and fixtures the tests of several features share. */
@NullMarked
package dev.lockstep.engine.testing;

import org.jspecify.annotations.NullMarked;
