package dev.lockstep.local.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ChartTest {
    private final Helm chart =
            new Helm(Path.of("..", "helm", "lockstep").toAbsolutePath().normalize());

    @Test
    void the_chart_passes_a_strict_lint() {
        var result = chart.lint().strict().call();

        assertThat(result.isFailed())
                .as(String.join("\n", result.getMessages()))
                .isFalse();
    }

    @Test
    void every_rendered_manifest_has_only_fields_that_kubernetes_knows() {
        List<HasMetadata> rendered = StrictManifest.read(withAddresses().call());

        assertThat(rendered).extracting(HasMetadata::getKind).contains("Deployment", "Service", "Job", "NetworkPolicy");
        assertThat(rendered).flatExtracting(StrictManifest::findings).isEmpty();
    }

    @Test
    void a_misspelt_field_is_found() {
        String misspelt = withAddresses().call().replace("readinessProbe:", "readynessProbe:");

        assertThat(StrictManifest.read(misspelt))
                .flatExtracting(StrictManifest::findings)
                .anyMatch(finding -> finding.contains("readynessProbe"));
    }

    @Test
    void the_three_processes_run_restricted_and_without_a_service_account_token() {
        List<PodSpec> pods = deployments().stream()
                .map(deployment -> deployment.getSpec().getTemplate().getSpec())
                .toList();

        assertThat(pods).hasSize(3).allSatisfy(pod -> {
            assertThat(pod.getAutomountServiceAccountToken()).isFalse();
            assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(pod.getContainers()).allSatisfy(ChartTest::isRestricted);
        });
    }

    @Test
    void no_secret_is_written_into_a_manifest() {
        assertThat(deployments())
                .flatExtracting(deployment ->
                        deployment.getSpec().getTemplate().getSpec().getContainers())
                .flatExtracting(Container::getEnv)
                .filteredOn(env ->
                        env.getName().contains("PASSWORD") || env.getName().contains("SECRET"))
                .isNotEmpty()
                .allSatisfy(
                        env -> assertThat(env.getValueFrom().getSecretKeyRef().getName())
                                .isNotBlank());
    }

    /** Under the names that {@code IdentitySettingsTest} of the screens reads. */
    @Test
    void the_screens_are_told_where_people_log_in() {
        assertThat(identityOfScreens(withAddresses()))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "LOCKSTEP_IDENTITY_ISSUER", "https://id.example",
                        "LOCKSTEP_IDENTITY_JWKSETURI", "https://id.example/oauth2/jwks",
                        "LOCKSTEP_IDENTITY_CLIENTID", "lockstep-oidc/client-id",
                        "LOCKSTEP_IDENTITY_CLIENTSECRET", "lockstep-oidc/client-secret"));

        assertThat(identityOfScreens(withAddresses()
                        .set("identity.authorizationUri", "https://id.example/authorize")
                        .set("identity.tokenUri", "https://id.example/token")
                        .set("identity.endSessionUri", "https://id.example/logout")
                        .set("identity.clientSecret", "our-oidc")))
                .containsAllEntriesOf(Map.of(
                        "LOCKSTEP_IDENTITY_AUTHORIZATIONURI", "https://id.example/authorize",
                        "LOCKSTEP_IDENTITY_TOKENURI", "https://id.example/token",
                        "LOCKSTEP_IDENTITY_ENDSESSIONURI", "https://id.example/logout",
                        "LOCKSTEP_IDENTITY_CLIENTSECRET", "our-oidc/client-secret"));
    }

    @Test
    void an_address_that_is_none_is_refused() {
        assertThatThrownBy(() -> withAddresses()
                        .set("identity.tokenUri", "id.example/token")
                        .call())
                .hasMessageContaining("tokenUri");
    }

    @Test
    void an_unknown_value_is_refused_by_name() {
        assertThatThrownBy(() -> withAddresses().set("engine.replica", "3").call())
                .hasMessageContaining("replica");
    }

    @Test
    void a_missing_address_is_asked_for() {
        assertThatThrownBy(() -> demo().call()).hasMessageContaining("is the PostgreSQL server");
    }

    /** Environment of the user interface's container; a secret's as its name and key. */
    private static Map<String, String> identityOfScreens(TemplateCommand command) {
        return StrictManifest.read(command.call()).stream()
                .filter(Deployment.class::isInstance)
                .map(Deployment.class::cast)
                .filter(deployment -> deployment.getMetadata().getName().equals("demo-ui"))
                .flatMap(deployment -> deployment.getSpec().getTemplate().getSpec().getContainers().stream())
                .flatMap(container -> container.getEnv().stream())
                .filter(env -> env.getName().startsWith("LOCKSTEP_IDENTITY_"))
                .collect(Collectors.toMap(EnvVar::getName, ChartTest::said));
    }

    private static String said(EnvVar env) {
        var from = env.getValueFrom();
        return from == null
                ? env.getValue()
                : from.getSecretKeyRef().getName() + "/"
                        + from.getSecretKeyRef().getKey();
    }

    private List<Deployment> deployments() {
        return StrictManifest.read(withAddresses().call()).stream()
                .filter(Deployment.class::isInstance)
                .map(Deployment.class::cast)
                .toList();
    }

    private TemplateCommand demo() {
        return chart.template().withName("demo").withKubeVersion("1.33.0");
    }

    private TemplateCommand withAddresses() {
        return demo().set("installation.tag", "0a1b2c3d")
                .set("database.host", "postgres.example")
                .set("kafka.bootstrapServers", "kafka.example:9092")
                .set("identity.issuer", "https://id.example")
                .set("identity.jwkSetUri", "https://id.example/oauth2/jwks");
    }

    private static void isRestricted(Container container) {
        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(container.getLivenessProbe()).isNotNull();
        assertThat(container.getReadinessProbe()).isNotNull();
        assertThat(container.getStartupProbe()).isNotNull();
    }
}
