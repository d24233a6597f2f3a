package dev.lockstep.ui.shell;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Who may see what: the start page and the health page everybody, every other page nobody until there is a login. */
@Configuration
@EnableConfigurationProperties(UiSettings.class)
class ScreenSecurity {

    @Bean
    SecurityFilterChain screens(HttpSecurity http) {
        return http.authorizeHttpRequests(requests ->
                        requests.requestMatchers("/internal/health/**").permitAll())
                .with(VaadinSecurityConfigurer.vaadin(), vaadin -> {})
                .build();
    }
}
