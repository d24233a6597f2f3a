package dev.lockstep.engine.gateway.adapter;

import dev.lockstep.engine.gateway.CredentialVault;
import dev.lockstep.engine.tenancy.TenantScope;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** The credential vault, for every process that takes or uses venue keys. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VaultSettings.class)
public class VaultConfiguration {

    @Bean
    CredentialVault credentialVault(TenantScope scope, DatabaseClient database, VaultSettings settings) {
        return new TinkCredentialVault(scope, database, CredentialSeal.of(settings.keysetFile()));
    }
}
