package dev.lockstep.architecture.violation.time;

import java.time.Instant;

final class TellsTimeRightly {

    Instant now() {
        return Instant.now();
    }
}
