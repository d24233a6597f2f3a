package dev.lockstep.db.testing;

import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** The same server from a container image, where a Docker engine answers; elsewhere the test is skipped, saying why. */
final class PostgresContainer {
    private static final String IMAGE_VARIABLE = "LOCKSTEP_TEST_POSTGRES_IMAGE";

    private PostgresContainer() {}

    static PostgresServer start() {
        Assumptions.assumeTrue(
                DockerClientFactory.instance().isDockerAvailable(),
                "LOCKSTEP_TEST_POSTGRES=container, but no Docker engine answers");
        String image = System.getenv().getOrDefault(IMAGE_VARIABLE, "postgres:18");
        // kept for the life of the JVM; its end (or Testcontainers' own reaper) removes it
        @SuppressWarnings("resource")
        PostgreSQLContainer container = new PostgreSQLContainer(
                        DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"))
                .withUsername("postgres")
                .withPassword("postgres")
                .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=200");
        container.start();
        Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
        return new PostgresServer(
                container.getHost(),
                container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                "postgres",
                "postgres");
    }
}
