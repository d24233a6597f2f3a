package dev.lockstep.architecture.violation.order;

import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

final class TellsTime {

    Instant now() {
        return Instant.now();
    }

    Supplier<Instant> nowByReference() {
        return Instant::now;
    }

    long millis() {
        return System.currentTimeMillis();
    }

    Clock clock() {
        return Clock.systemUTC();
    }

    UUID id() {
        return UUID.randomUUID();
    }

    double chance() {
        return Math.random();
    }

    Random dice() {
        return new Random();
    }

    Random seeded(long seed) {
        return new Random(seed);
    }
}
