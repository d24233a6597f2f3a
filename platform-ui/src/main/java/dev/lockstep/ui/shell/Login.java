package dev.lockstep.ui.shell;

/** Where a login begins. */
final class Login {
    /** Sends the browser to the identity provider; whoever is logged in there comes straight back. */
    static final String ADDRESS = "/oauth2/authorization/idp";

    private Login() {}
}
