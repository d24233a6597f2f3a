package dev.lockstep.api.stream;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a connection's age asks for: a word, a ping, or its end. */
final class Pulse {
    /** What is due. */
    enum Due {
        NOTHING,
        PING,
        WARNING,
        /** Never said who it is, or its token ended. */
        UNAUTHENTICATED,
        /** Answers no ping. */
        SILENT
    }

    private final StreamSettings settings;
    private final Instant openedAt;
    private Instant heardAt;
    private Instant pingedAt;
    private @Nullable Instant provenUntil;
    private boolean warned;

    Pulse(StreamSettings settings, Instant now) {
        this.settings = settings;
        this.openedAt = now;
        this.heardAt = now;
        this.pingedAt = now;
    }

    synchronized void provenUntil(Instant end) {
        provenUntil = end;
        warned = false;
    }

    synchronized void heard(Instant now) {
        heardAt = now;
    }

    synchronized Due at(Instant now) {
        Instant end = provenUntil == null ? openedAt.plus(settings.authenticateWithin()) : provenUntil;
        if (!now.isBefore(end)) {
            return Due.UNAUTHENTICATED;
        }
        if (now.isAfter(heardAt.plus(settings.ping().multipliedBy(3)))) {
            return Due.SILENT;
        }
        if (provenUntil != null && !warned && now.isAfter(end.minus(settings.warning()))) {
            warned = true;
            return Due.WARNING;
        }
        if (now.isAfter(pingedAt.plus(settings.ping()))) {
            pingedAt = now;
            return Due.PING;
        }
        return Due.NOTHING;
    }
}
