/**
 * The stores that transitions change, in memory and under the same constraints as the tables: for the backtest and the
 * deterministic simulation. A differential contract holds it to the SQL.
 */
@NamedInterface("memory")
@NullMarked
package dev.lockstep.engine.execution.memory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
