package dev.lockstep.engine.execution.memory;

import dev.lockstep.engine.order.IntentId;
import dev.lockstep.engine.tenancy.ProfileId;
import java.time.Instant;

/** A row of {@code dedup_events}. */
record SignalRow(ProfileId profile, String signalKey, String symbol, Instant marketTime, IntentId intent) {}
