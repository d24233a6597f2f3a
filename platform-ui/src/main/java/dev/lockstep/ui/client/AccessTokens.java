package dev.lockstep.ui.client;

import java.time.Duration;

/** Where the bearer token of a session comes from; asked before every call, from any thread. */
public interface AccessTokens {
    /**
     * A token good for at least some seconds more; renewed where needed.
     *
     * @param goodFor how long it must still be good, where some seconds are not enough
     * @throws ApiFailure.SessionOver when the person has to log in again
     * @throws ApiFailure.Down when the identity provider cannot be reached and the token has run out
     */
    String bearer(Duration goodFor);
}
