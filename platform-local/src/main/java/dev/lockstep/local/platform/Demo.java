package dev.lockstep.local.platform;

import dev.lockstep.engine.gateway.adapter.CredentialSeal;
import dev.lockstep.local.LauncherError;
import dev.lockstep.local.demo.DemoProfiles;
import dev.lockstep.local.demo.DemoRows;
import dev.lockstep.local.demo.DemoTenant;
import dev.lockstep.local.demo.VenueKey;
import dev.lockstep.local.home.Port;
import dev.lockstep.local.home.Secrets;
import dev.lockstep.local.identity.IdentitySettings;
import dev.lockstep.local.identity.TokenClient;
import dev.lockstep.local.venue.Pace;
import dev.lockstep.local.venue.VenueAccountSettings;
import dev.lockstep.local.venue.VenueServerSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

/** The demonstration on this platform: what the two tenants own at the venue, in the database, and as profiles. */
final class Demo {

    private final PlatformSettings settings;
    private final Secrets secrets;

    Demo(PlatformSettings settings, Secrets secrets) {
        this.settings = settings;
        this.secrets = secrets;
    }

    /** The venue with an account for each tenant; it remembers them, and all their orders, in the data directory. */
    VenueServerSettings venue() {
        var market = settings.market();
        return new VenueServerSettings(
                settings.ports().of(Port.VENUE),
                settings.ports().of(Port.VENUE_CONTROL),
                market.replay().map(f -> "replay:" + f).orElse("generated"),
                market.seed(),
                BigDecimal.valueOf(market.speed()),
                market.lockstep() ? Pace.LOCKSTEP : Pace.FREE,
                settings.data().venue(),
                Arrays.stream(DemoTenant.values()).map(this::account).toList());
    }

    void writeRows() {
        var keyset = settings.data().vaultKeyset();
        CredentialSeal.createKeyset(keyset);
        try (var connection = Database.asSuperuser(settings.ports().of(Port.POSTGRES), secrets)) {
            new DemoRows(connection, CredentialSeal.of(keyset), secrets).write();
        } catch (SQLException e) {
            throw new LauncherError(
                    "DEMO_ROWS", "cannot write the demo tenants: " + e.getMessage(), "See the launcher's log.", e);
        }
    }

    void runProfiles(IdentitySettings identity) {
        try (var http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            var tokens = new TokenClient(http, identity.tokenUri());
            var profiles = new DemoProfiles(
                    http, URI.create("http://127.0.0.1:" + settings.ports().of(Port.API)));
            for (var tenant : DemoTenant.values()) {
                profiles.run(tenant, tokens.token(tenant.program(), People.secret(tenant.program(), secrets)));
            }
        } catch (IOException e) {
            throw new LauncherError(
                    "DEMO_PROFILE",
                    "cannot create the demo profiles: " + e,
                    "See the API's log in the data directory.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private VenueAccountSettings account(DemoTenant tenant) {
        var key = VenueKey.of(tenant, secrets);
        return new VenueAccountSettings(
                tenant.slug(), key.apiKey(), key.secret(), Map.of("USDT", DemoTenant.FIRST_DEPOSIT));
    }
}
