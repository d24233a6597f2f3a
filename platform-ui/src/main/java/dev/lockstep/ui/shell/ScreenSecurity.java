package dev.lockstep.ui.shell;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;

/** Who may see what: the health page everybody, every screen those who logged in at the identity provider. */
@Configuration(proxyBeanMethods = false)
class ScreenSecurity {

    @Bean
    SecurityFilterChain screens(HttpSecurity http, LogoutHandler endTokens, LogoutSuccessHandler endAtProvider) {
        return http.authorizeHttpRequests(
                        requests -> requests.requestMatchers("/internal/health/**", "/lockstep.css", "/icons/**")
                                .permitAll())
                .with(
                        VaadinSecurityConfigurer.vaadin(),
                        vaadin -> vaadin.oauth2LoginPage(Login.ADDRESS)
                                .addLogoutHandler(endTokens)
                                .logoutSuccessHandler(endAtProvider))
                .build();
    }
}
