package dev.lockstep.engine.gateway;

/**
 * What signs requests. Lives only between vault and signer; never printed.
 *
 * @param apiKey the venue's name for the key
 * @param secret the shared secret
 */
public record Credentials(String apiKey, String secret) {
    @Override
    public String toString() {
        return "Credentials[hidden]";
    }
}
