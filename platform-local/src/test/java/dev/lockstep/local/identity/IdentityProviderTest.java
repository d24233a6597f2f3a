package dev.lockstep.local.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("server")
class IdentityProviderTest {

    private static final String ACME = "0ac3e000-0000-4000-8000-00000000ac3e";

    @TempDir
    Path directory;

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private IdentitySettings settings;

    @BeforeEach
    void settings() throws IOException {
        settings = new IdentitySettings(
                freePort(),
                directory.resolve("keys.json"),
                List.of(new Person("alice", "alice-secret", Standing.traderOf(ACME))),
                List.of(
                        new Program("acme-program", "acme-secret", Standing.traderOf(ACME)),
                        new Program("operator-program", "operator-secret", Standing.operator())),
                new BrowserApp("lockstep-ui", "ui-secret", "http://localhost:1"));
    }

    @Test
    void an_access_token_says_who_for_whom_and_where_it_is_good() throws Exception {
        try (var _ = IdentityProvider.start(settings)) {
            var token = SignedJWT.parse(token("acme-program", "acme-secret"));

            assertThat(token.getHeader().getType()).hasToString("at+jwt");
            var claims = token.getJWTClaimsSet();
            assertThat(claims.getIssuer()).isEqualTo("http://localhost:" + settings.port());
            assertThat(claims.getAudience()).containsExactly("lockstep-api");
            assertThat(claims.getSubject()).isEqualTo("acme-program");
            assertThat(claims.getStringClaim("tenant_id")).isEqualTo(ACME);
            assertThat(claims.getStringListClaim("roles")).containsExactly("trader");
            assertThat(verifies(token)).isTrue();
        }
    }

    @Test
    void an_operator_has_no_tenant() throws Exception {
        try (var _ = IdentityProvider.start(settings)) {
            var claims = SignedJWT.parse(token("operator-program", "operator-secret"))
                    .getJWTClaimsSet();

            assertThat(claims.getClaim("tenant_id")).isNull();
            assertThat(claims.getStringListClaim("roles")).containsExactly("operator");
        }
    }

    @Test
    void a_token_given_out_before_a_restart_verifies_after_it() throws Exception {
        String before;
        try (var _ = IdentityProvider.start(settings)) {
            before = token("acme-program", "acme-secret");
        }
        try (var _ = IdentityProvider.start(settings)) {
            assertThat(verifies(SignedJWT.parse(before))).isTrue();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(settings.keys())))
                .isEqualTo("rw-------");
    }

    @Test
    void a_wrong_secret_gets_no_token() {
        try (var _ = IdentityProvider.start(settings)) {
            assertThatThrownBy(() -> token("acme-program", "wrong"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("401");
        }
    }

    @Test
    void a_browser_is_sent_to_the_login_page() throws Exception {
        try (var _ = IdentityProvider.start(settings)) {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(settings.issuer()
                                    + "/oauth2/authorize?response_type=code&client_id=lockstep-ui&scope=openid"
                                    + "&redirect_uri=http://localhost:1/login/oauth2/code/idp&state=s"
                                    + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
                                    + "&code_challenge_method=S256"))
                            .header("Accept", "text/html")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/login");
            var page = http.send(
                    HttpRequest.newBuilder(URI.create(settings.issuer() + "/login"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(page.body())
                    .contains("<title>Log in · Lockstep</title>", "name=\"password\"", "alice (trader)")
                    .doesNotContain("alice-secret", "role=\"alert\"", "{said}", "{people}", "{csrf-");
        }
    }

    @Test
    void who_types_a_wrong_password_is_told_so_and_may_try_again() throws Exception {
        try (var _ = IdentityProvider.start(settings)) {
            assertThat(logIn(token -> "username=alice&password=wrong&_csrf=" + token))
                    .endsWith("/login?error");
            assertThat(get("/login?error")).contains("role=\"alert\"", "Name or password is wrong");
            assertThat(logIn(token -> "username=alice&password=alice-secret&_csrf=" + token))
                    .doesNotContain("/login");
        }
    }

    @Test
    void a_form_that_is_not_taken_is_no_dead_end() throws Exception {
        try (var _ = IdentityProvider.start(settings)) {
            assertThat(logIn(token -> "username=alice&password=alice-secret&_csrf=of-yesterday"))
                    .endsWith("/login?again");
            assertThat(get("/login?again")).contains("role=\"alert\"", "open for too long");
        }
    }

    /** Types into the page and says where that leads. */
    private String logIn(UnaryOperator<String> form) throws Exception {
        Matcher token = CSRF.matcher(get("/login"));
        assertThat(token.find()).isTrue();
        return browser.send(
                        HttpRequest.newBuilder(URI.create(settings.issuer() + "/login"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form.apply(token.group(1))))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private String get(String path) throws Exception {
        return browser.send(
                        HttpRequest.newBuilder(URI.create(settings.issuer() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private String token(String client, String secret) throws Exception {
        return new TokenClient(http, settings.tokenUri()).token(client, secret);
    }

    private boolean verifies(SignedJWT token) throws Exception {
        var keys = JWKSet.load(settings.jwkSetUri().toURL());
        var key = keys.getKeyByKeyId(token.getHeader().getKeyID());
        assertThat(key.isPrivate()).isFalse();
        return token.verify(new RSASSAVerifier(key.toRSAKey()));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
