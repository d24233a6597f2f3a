package dev.lockstep.local.identity;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * How the identity provider is run.
 *
 * @param port on 127.0.0.1 only; the issuer is {@code http://localhost:PORT}
 * @param keys file of the signing keys; made when absent, so that a token outlives a restart
 * @param people who may log in with a browser
 * @param programs who may ask for a token with a client secret
 * @param ui the browser application
 */
public record IdentitySettings(int port, Path keys, List<Person> people, List<Program> programs, BrowserApp ui) {

    public IdentitySettings {
        people = List.copyOf(people);
        programs = List.copyOf(programs);
    }

    /** The audience of every access token. */
    public static final String AUDIENCE = "lockstep-api";

    /** The {@code iss} of every token. */
    public String issuer() {
        return "http://localhost:" + port;
    }

    /** Where the public keys are read. */
    public URI jwkSetUri() {
        return URI.create(issuer() + "/oauth2/jwks");
    }

    /** Where tokens are asked for. */
    public URI tokenUri() {
        return URI.create(issuer() + "/oauth2/token");
    }
}
