package dev.lockstep.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@Tag("server")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "spring.config.name=ui")
class StartPageTest {
    @LocalServerPort
    private int port;

    @Test
    void every_screen_asks_who_you_are() throws Exception {
        for (String screen : new String[] {"/", "/profiles", "/decisions", "/no-such-screen"}) {
            HttpResponse<String> page = get(screen);

            assertThat(page.statusCode()).as(screen).isEqualTo(302);
            assertThat(page.headers().firstValue("Location").orElseThrow()).endsWith(Login.ADDRESS);
        }
    }

    @Test
    void a_login_is_an_authorization_code_with_proof_key() throws Exception {
        HttpResponse<String> begin = get(Login.ADDRESS);

        assertThat(begin.statusCode()).isEqualTo(302);
        assertThat(begin.headers().firstValue("Location").orElseThrow())
                .startsWith("http://localhost:8083/oauth2/authorize?")
                .contains("response_type=code")
                .contains("code_challenge_method=S256")
                .contains("state=")
                .contains("nonce=");
    }

    @Test
    void the_session_cookie_is_out_of_reach_of_scripts_and_other_sites() throws Exception {
        assertThat(get(Login.ADDRESS).headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("UI_SESSION=")
                .contains("HttpOnly")
                .contains("SameSite=Lax");
    }

    @Test
    void everybody_may_ask_whether_the_process_lives() throws Exception {
        assertThat(get("/internal/health/liveness").body()).contains("UP");
    }

    @Test
    void nothing_else_is_open() throws Exception {
        assertThat(get("/internal/env").statusCode()).isIn(302, 401, 403, 404);
        assertThat(get("/internal/env").body()).doesNotContain("propertySources");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .header("Accept", "text/html,application/json")
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
