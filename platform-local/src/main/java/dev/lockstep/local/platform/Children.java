package dev.lockstep.local.platform;

import dev.lockstep.db.DatabaseRole;
import dev.lockstep.engine.time.DerivedId;
import dev.lockstep.local.demo.DemoTenant;
import dev.lockstep.local.home.Port;
import dev.lockstep.local.home.Secrets;
import dev.lockstep.local.identity.IdentitySettings;
import dev.lockstep.local.process.BootJar;
import dev.lockstep.local.process.ChildSpec;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How the engine, the API and the UI are started: the same settings a cluster would give them. */
final class Children {

    private final PlatformSettings settings;
    private final Secrets secrets;
    private final IdentitySettings identity;

    Children(PlatformSettings settings, Secrets secrets, IdentitySettings identity) {
        this.settings = settings;
        this.secrets = secrets;
        this.identity = identity;
    }

    ChildSpec engine() {
        var values = new TreeMap<String, String>();
        values.put("server.port", text(Port.ENGINE));
        values.put("server.address", "127.0.0.1");
        values.put("lockstep.installation.tag", installationTag());
        values.putAll(database(DatabaseRole.ENGINE));
        values.put("lockstep.database.relay-username", DatabaseRole.RELAY.roleName());
        values.put("lockstep.database.relay-password", Database.password(secrets, DatabaseRole.RELAY));
        values.put("lockstep.kafka.bootstrap-servers", "127.0.0.1:" + text(Port.KAFKA));
        values.putAll(venue());
        values.put("lockstep.vault.keyset-file", settings.data().vaultKeyset().toString());
        // the demo market runs fast: an hour of it may pass in a minute of ours
        values.put("lockstep.engine.equity", "5s");
        values.put("lockstep.pace.mode", settings.market().lockstep() ? "lockstep" : "free");
        values.put("lockstep.pace.control-url", "http://127.0.0.1:" + text(Port.VENUE_CONTROL));
        return child("engine", "platform-engine", "384m", values);
    }

    ChildSpec api() {
        var values = new TreeMap<String, String>();
        values.put("server.port", text(Port.API));
        values.put("server.address", "127.0.0.1");
        values.put("management.server.port", text(Port.API_MANAGEMENT));
        values.put("management.server.address", "127.0.0.1");
        values.putAll(database(DatabaseRole.APP));
        values.put("lockstep.identity.issuer", identity.issuer());
        values.put("lockstep.identity.jwk-set-uri", identity.jwkSetUri().toString());
        values.put("lockstep.identity.audience", IdentitySettings.AUDIENCE);
        values.put("lockstep.kafka.bootstrap-servers", "127.0.0.1:" + text(Port.KAFKA));
        values.putAll(venue());
        return child("api", "platform-api", "256m", values);
    }

    ChildSpec ui() {
        var values = new TreeMap<String, String>();
        values.put("server.port", text(Port.UI));
        values.put("server.address", "127.0.0.1");
        values.put("lockstep.api.url", "http://localhost:" + text(Port.API));
        values.put("lockstep.identity.issuer", identity.issuer());
        values.put("lockstep.identity.jwk-set-uri", identity.jwkSetUri().toString());
        values.put("lockstep.identity.client-id", identity.ui().clientId());
        values.put("lockstep.identity.client-secret", identity.ui().secret());
        return child("ui", "platform-ui", "256m", values);
    }

    /**
     * Eight hex characters that begin every client order id of this installation: random, and in lockstep, where the
     * same seed makes the same ids, a digest of the seed.
     */
    private String installationTag() {
        var market = settings.market();
        return market.lockstep() ? DerivedId.hex(8, "lockstep", market.seed()) : secrets.get("installation.tag", 4);
    }

    private Map<String, String> venue() {
        var prefix = "lockstep.venues." + DemoTenant.VENUE + ".";
        var address = "127.0.0.1:" + text(Port.VENUE);
        return Map.of(
                prefix + "simulated", "true",
                prefix + "rest-url", "http://" + address,
                prefix + "stream-url", "ws://" + address,
                prefix + "ws-api-url", "ws://" + address + "/ws-api/v3");
    }

    private Map<String, String> database(DatabaseRole role) {
        return Map.of(
                "lockstep.database.host", "127.0.0.1",
                "lockstep.database.port", text(Port.POSTGRES),
                "lockstep.database.name", Database.NAME,
                "lockstep.database.username", role.roleName(),
                "lockstep.database.password", Database.password(secrets, role));
    }

    private ChildSpec child(String name, String module, String heap, Map<String, String> values) {
        var environment = new TreeMap<String, String>();
        values.forEach((key, value) -> environment.put(variable(key), value));
        return new ChildSpec(
                name,
                BootJar.of(settings.home(), module),
                List.of(
                        "-Xmx" + heap,
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dfile.encoding=UTF-8"),
                environment,
                settings.data().logs().resolve(name + ".log"));
    }

    private String text(Port port) {
        return String.valueOf(settings.ports().of(port));
    }

    /** Spring Boot's rule from a setting's name to an environment variable: dots to underscores, dashes away. */
    static String variable(String setting) {
        return setting.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
