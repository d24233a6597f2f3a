/** Traces through Micrometer's tracer, exported by OpenTelemetry where that is configured. */
@NullMarked
package dev.lockstep.engine.tracing.adapter;

import org.jspecify.annotations.NullMarked;
