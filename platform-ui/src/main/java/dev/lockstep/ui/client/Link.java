package dev.lockstep.ui.client;

import java.time.Instant;

/**
 * How the live connection is.
 *
 * @param since when it became so
 */
public record Link(State state, Instant since) {
    /** What a screen has to say about it. */
    public enum State {
        /** The first attempt is under way. */
        CONNECTING,
        UP,
        /** Broken, but the platform answers questions: it is asked every few seconds. Tried again by itself. */
        ASKING,
        /** Broken, and the platform does not answer either. Tried again by itself. */
        DOWN,
        /** The person has to log in again. */
        SESSION_OVER,
        /** The platform says this person sees nothing here; trying again changes nothing. */
        FORBIDDEN
    }

    /** Whether what is shown is at most some seconds old. */
    public boolean answers() {
        return state == State.UP || state == State.ASKING;
    }

    public static Link now(State state) {
        return new Link(state, Instant.now());
    }
}
