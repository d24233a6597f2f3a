package dev.lockstep.local.identity;

import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** An OpenID Connect provider on this machine: a servlet application of its own inside the launcher. */
public final class IdentityProvider implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private IdentityProvider(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static IdentityProvider start(IdentitySettings settings) {
        return new IdentityProvider(new SpringApplicationBuilder(IdentityConfiguration.class)
                .web(WebApplicationType.SERVLET)
                .bannerMode(Banner.Mode.OFF)
                // the launcher decides the order of stopping
                .registerShutdownHook(false)
                .properties(
                        // the engine's library brings settings of its own; none of them is for us
                        "spring.config.name=identity-provider",
                        "spring.application.name=lockstep-identity",
                        "server.address=127.0.0.1",
                        "server.port=" + settings.port(),
                        "server.shutdown=immediate",
                        // cookies know no port: beside the UI on one host ours needs a name of its own
                        "server.servlet.session.cookie.name=IDP_SESSION",
                        "server.servlet.session.cookie.same-site=lax",
                        "server.tomcat.threads.max=16",
                        "server.tomcat.threads.min-spare=2")
                .initializers(c -> c.getBeanFactory().registerSingleton("identitySettings", settings))
                .run());
    }

    @Override
    public void close() {
        context.close();
    }
}
