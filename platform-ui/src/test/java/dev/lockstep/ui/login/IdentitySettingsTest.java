package dev.lockstep.ui.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** The names under which the chart's environment tells where people log in; {@code ChartTest} writes the same. */
class IdentitySettingsTest {
    @Test
    void the_environment_says_where_another_provider_has_its_pages() {
        var settings = bound(Map.of(
                "LOCKSTEP_IDENTITY_ISSUER", "https://id.example",
                "LOCKSTEP_IDENTITY_CLIENTID", "screens",
                "LOCKSTEP_IDENTITY_CLIENTSECRET", "secret",
                "LOCKSTEP_IDENTITY_AUTHORIZATIONURI", "https://id.example/authorize",
                "LOCKSTEP_IDENTITY_TOKENURI", "https://id.example/token",
                "LOCKSTEP_IDENTITY_JWKSETURI", "https://id.example/keys",
                "LOCKSTEP_IDENTITY_ENDSESSIONURI", "https://id.example/logout"));

        assertThat(settings.issuer()).isEqualTo("https://id.example");
        assertThat(settings.clientId()).isEqualTo("screens");
        assertThat(settings.clientSecret()).isEqualTo("secret");
        assertThat(settings.authorization()).isEqualTo("https://id.example/authorize");
        assertThat(settings.token()).isEqualTo("https://id.example/token");
        assertThat(settings.jwkSet()).isEqualTo("https://id.example/keys");
        assertThat(settings.endSession()).isEqualTo("https://id.example/logout");
    }

    @Test
    void what_is_left_out_lies_below_the_issuer() {
        var settings = bound(Map.of("LOCKSTEP_IDENTITY_ISSUER", "https://id.example"));

        assertThat(settings.authorization()).isEqualTo("https://id.example/oauth2/authorize");
        assertThat(settings.token()).isEqualTo("https://id.example/oauth2/token");
        assertThat(settings.endSession()).isEqualTo("https://id.example/connect/logout");
    }

    private static IdentitySettings bound(Map<String, Object> environment) {
        var sources = new MutablePropertySources();
        sources.addFirst(new SystemEnvironmentPropertySource("systemEnvironment", environment));
        return new Binder(ConfigurationPropertySources.from(sources))
                .bind("lockstep.identity", Bindable.of(IdentitySettings.class))
                .get();
    }
}
