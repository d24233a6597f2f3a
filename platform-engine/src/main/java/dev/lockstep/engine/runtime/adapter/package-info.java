/** The engine as a process: wiring, settings, health, metrics, and the only places where work begins. */
@NullMarked
package dev.lockstep.engine.runtime.adapter;

import org.jspecify.annotations.NullMarked;
