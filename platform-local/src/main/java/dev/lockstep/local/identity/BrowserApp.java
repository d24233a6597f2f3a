package dev.lockstep.local.identity;

/**
 * The web application people log in to: authorization code with PKCE, and refresh tokens.
 *
 * @param address where a browser finds it, without a slash at the end
 */
public record BrowserApp(String clientId, String secret, String address) {

    String redirectUri() {
        return address + "/login/oauth2/code/idp";
    }
}
