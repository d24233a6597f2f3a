package dev.lockstep.engine.tenancy.adapter;

import dev.lockstep.engine.tenancy.InstallationScope;
import dev.lockstep.engine.tenancy.TenantScope;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.ConnectionFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.r2dbc.dialect.PostgresDialect;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;

/** The database as every process needs it: pool, transactions, scopes, and the refusal to serve without walls. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
public class TenancyConfiguration {

    @Bean(destroyMethod = "dispose")
    ConnectionPool connectionFactory(DatabaseSettings settings) {
        return Databases.pool(settings);
    }

    @Bean
    R2dbcTransactionManager transactionManager(ConnectionFactory connections) {
        return new R2dbcTransactionManager(connections);
    }

    @Bean
    LostTransactions lostTransactions(MeterRegistry meters) {
        return new LostTransactions(meters);
    }

    @Bean
    ShieldedTransactions shieldedTransactions(R2dbcTransactionManager transactions, LostTransactions lost) {
        return new ShieldedTransactions(transactions, lost);
    }

    @Bean
    DatabaseClient databaseClient(ConnectionFactory connections) {
        return DatabaseClient.create(connections);
    }

    @Bean
    R2dbcEntityTemplate r2dbcEntityTemplate(DatabaseClient database) {
        return new R2dbcEntityTemplate(database, PostgresDialect.INSTANCE);
    }

    @Bean
    TenantScope tenantScope(DatabaseClient database, ShieldedTransactions transactions) {
        return new R2dbcTenantScope(database, transactions);
    }

    @Bean
    InstallationScope installationScope(ShieldedTransactions transactions) {
        return new R2dbcInstallationScope(transactions);
    }

    @Bean
    RowSecurityCheck rowSecurityCheck(DatabaseClient database) {
        return new RowSecurityCheck(database);
    }

    @Bean
    StartupGate rowSecurityGate(RowSecurityCheck check, DatabaseSettings settings) {
        return new StartupGate(check, settings);
    }
}
