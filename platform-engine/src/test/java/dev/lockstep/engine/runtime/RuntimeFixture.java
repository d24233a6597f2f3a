package dev.lockstep.engine.runtime;

import java.time.Duration;

/** Settings of an engine in a test. */
final class RuntimeFixture {
    private RuntimeFixture() {}

    static RuntimeSettings settings(String owner) {
        return new RuntimeSettings(
                owner,
                1,
                "test",
                8,
                Duration.ofSeconds(3),
                Duration.ofSeconds(1),
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofMillis(500),
                Duration.ofSeconds(30),
                5,
                Duration.ofMinutes(10),
                false);
    }
}
