package dev.lockstep.api.testing;

import org.springframework.http.client.ReactorResourceFactory;

/**
 * Threads of its own for each server: the shared ones end with the first server that closes, and with them the others.
 */
public final class OwnNetty extends ReactorResourceFactory {
    public OwnNetty() {
        setUseGlobalResources(false);
    }
}
