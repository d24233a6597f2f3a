package dev.lockstep.engine.gateway.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.lockstep.engine.gateway.Credentials;
import dev.lockstep.engine.gateway.ExchangeAccount;
import dev.lockstep.engine.market.Venue;
import dev.lockstep.engine.problem.ConfigError;
import dev.lockstep.engine.problem.StoreCorruptionError;
import dev.lockstep.engine.tenancy.ExchangeAccountId;
import dev.lockstep.engine.tenancy.TenantId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialSealTest {
    private static final Credentials SECRET = new Credentials("the-api-key", "the-shared-secret");
    private static final UUID ID = UUID.randomUUID();
    private static final TenantId ACME = new TenantId(UUID.randomUUID());
    private static final ExchangeAccount ACCOUNT = account(ACME, ID, "binance");

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void create_the_keyset() {
        file = directory.resolve("keys/vault.json");
        CredentialSeal.createKeyset(file);
    }

    @Test
    void what_was_sealed_opens_for_the_same_account_also_after_a_restart() {
        byte[] sealed = CredentialSeal.of(file).seal(ACCOUNT, SECRET);

        CredentialSeal.createKeyset(file);

        assertThat(CredentialSeal.of(file).open(ACCOUNT, sealed)).isEqualTo(SECRET);
    }

    @Test
    void a_row_pasted_to_another_tenant_account_or_venue_does_not_open() {
        CredentialSeal seal = CredentialSeal.of(file);
        byte[] sealed = seal.seal(ACCOUNT, SECRET);

        for (ExchangeAccount other : new ExchangeAccount[] {
            account(new TenantId(UUID.randomUUID()), ID, "binance"),
            account(ACME, UUID.randomUUID(), "binance"),
            account(ACME, ID, "kraken")
        }) {
            assertThatThrownBy(() -> seal.open(other, sealed))
                    .asInstanceOf(type(StoreCorruptionError.class))
                    .extracting(StoreCorruptionError::code)
                    .isEqualTo("credentials_unreadable");
        }
    }

    @Test
    void damaged_bytes_and_foreign_keysets_do_not_open() {
        CredentialSeal seal = CredentialSeal.of(file);
        byte[] sealed = seal.seal(ACCOUNT, SECRET);
        Path other = directory.resolve("other.json");
        CredentialSeal.createKeyset(other);

        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> seal.open(ACCOUNT, sealed)).isInstanceOf(StoreCorruptionError.class);
        assertThatThrownBy(() -> seal.open(ACCOUNT, new byte[] {1, 2, 3})).isInstanceOf(StoreCorruptionError.class);
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> CredentialSeal.of(other).open(ACCOUNT, sealed))
                .isInstanceOf(StoreCorruptionError.class);
    }

    @Test
    void nothing_of_the_secret_is_in_what_is_stored_or_printed() {
        byte[] sealed = CredentialSeal.of(file).seal(ACCOUNT, SECRET);

        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("the-");
        assertThat(SECRET.toString()).doesNotContain("the-");
    }

    @Test
    void a_missing_or_broken_keyset_is_a_config_error_and_the_file_is_its_owners_alone() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> CredentialSeal.of(directory.resolve("absent.json")))
                .isInstanceOf(ConfigError.class)
                .hasMessageContaining("absent.json");

        Files.writeString(file, "{ not a keyset");
        assertThatThrownBy(() -> CredentialSeal.of(file)).isInstanceOf(ConfigError.class);
    }

    private static ExchangeAccount account(TenantId tenant, UUID id, String venue) {
        return new ExchangeAccount(tenant, new ExchangeAccountId(id), new Venue(venue), "paper", true);
    }
}
