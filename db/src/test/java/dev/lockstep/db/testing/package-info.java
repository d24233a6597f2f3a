/** A real PostgreSQL for tests, here and in the other modules: one server per JVM, a fresh database per test class. */
@NullMarked
package dev.lockstep.db.testing;

import org.jspecify.annotations.NullMarked;
