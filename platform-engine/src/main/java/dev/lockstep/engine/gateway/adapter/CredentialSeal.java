package dev.lockstep.engine.gateway.adapter;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.lockstep.engine.gateway.Credentials;
import dev.lockstep.engine.gateway.ExchangeAccount;
import dev.lockstep.engine.problem.ConfigError;
import dev.lockstep.engine.problem.StoreCorruptionError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;

/**
 * Seals venue credentials with AES-256-GCM under the installation's keyset. Each seal has a data key of its own, itself
 * sealed under the keyset; both are bound to tenant, account and venue, so that a row pasted elsewhere does not open.
 * Plain Tink, so that a launcher can make the keyset and seal without the rest of the platform.
 */
public final class CredentialSeal {
    private static final int MAX_PART = 8192;

    private final Aead master;
    private final String keyId;

    private CredentialSeal(KeysetHandle keys) throws GeneralSecurityException {
        this.master = keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
        this.keyId = Integer.toUnsignedString(keys.getPrimary().getId());
    }

    /** Makes a keyset file that only its owner can read; leaves one that is there alone. */
    public static void createKeyset(Path file) {
        if (Files.exists(file)) {
            return;
        }
        try {
            AeadConfig.register();
            KeysetHandle keys = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            String json = TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get());
            Path parent = file.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, json, StandardOpenOption.WRITE);
        } catch (GeneralSecurityException | IOException e) {
            throw broken(file, "cannot be written", e);
        }
    }

    /** The seal of the keyset in {@code file}; a {@link ConfigError} where it is missing or broken. */
    public static CredentialSeal of(Path file) {
        if (!Files.isReadable(file)) {
            throw new ConfigError(
                    "vault_keyset_missing",
                    "the keyset file " + file + " is not there or not readable",
                    "point lockstep.vault.keyset-file at the installation's keyset; a lost one cannot be made again,"
                            + " the credentials must be entered anew");
        }
        try {
            AeadConfig.register();
            String json = Files.readString(file, StandardCharsets.UTF_8);
            return new CredentialSeal(TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException | IOException e) {
            throw broken(file, "holds no usable keyset", e);
        }
    }

    /** Names the key that seals now; stored beside what it sealed. */
    public String keyId() {
        return keyId;
    }

    /** The credentials, sealed for this account. */
    public byte[] seal(ExchangeAccount account, Credentials credentials) {
        try {
            byte[] bound = associatedData(account);
            KeysetHandle dataKey = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            byte[] sealedKey = master.encrypt(keyBytes(dataKey), bound);
            byte[] sealed = aead(dataKey).encrypt(plain(credentials), bound);
            return parts(sealedKey, sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM refused to seal", e);
        }
    }

    /** The credentials; a {@link StoreCorruptionError} where they were sealed for another account or are damaged. */
    public Credentials open(ExchangeAccount account, byte[] stored) {
        try {
            byte[] bound = associatedData(account);
            ByteBuffer buffer = ByteBuffer.wrap(stored);
            byte[] sealedKey = part(buffer);
            byte[] sealed = part(buffer);
            String dataKey = new String(master.decrypt(sealedKey, bound), StandardCharsets.UTF_8);
            KeysetHandle key = TinkJsonProtoKeysetFormat.parseKeyset(dataKey, InsecureSecretKeyAccess.get());
            return credentials(aead(key).decrypt(sealed, bound));
        } catch (GeneralSecurityException e) {
            throw damaged(account);
        }
    }

    private static byte[] plain(Credentials credentials) {
        return parts(
                credentials.apiKey().getBytes(StandardCharsets.UTF_8),
                credentials.secret().getBytes(StandardCharsets.UTF_8));
    }

    private static Credentials credentials(byte[] plain) throws GeneralSecurityException {
        ByteBuffer buffer = ByteBuffer.wrap(plain);
        return new Credentials(
                new String(part(buffer), StandardCharsets.UTF_8), new String(part(buffer), StandardCharsets.UTF_8));
    }

    private static byte[] associatedData(ExchangeAccount account) {
        String text = account.tenant() + "|" + account.id() + "|" + account.venue();
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] keyBytes(KeysetHandle key) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.serializeKeyset(key, InsecureSecretKeyAccess.get())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Aead aead(KeysetHandle key) throws GeneralSecurityException {
        return key.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    /** Two byte strings, each after its length. */
    private static byte[] parts(byte[] first, byte[] second) {
        return ByteBuffer.allocate(2 * Integer.BYTES + first.length + second.length)
                .putInt(first.length)
                .put(first)
                .putInt(second.length)
                .put(second)
                .array();
    }

    private static byte[] part(ByteBuffer buffer) throws GeneralSecurityException {
        int length = buffer.remaining() < Integer.BYTES ? -1 : buffer.getInt();
        if (length < 0 || length > Math.min(buffer.remaining(), MAX_PART)) {
            throw new GeneralSecurityException("lengths do not fit");
        }
        byte[] part = new byte[length];
        buffer.get(part);
        return part;
    }

    /** Says which account, and nothing of what was stored. */
    private static StoreCorruptionError damaged(ExchangeAccount account) {
        return new StoreCorruptionError(
                "credentials_unreadable",
                "the credentials of exchange account " + account.id() + " do not open",
                "they were sealed for another account or with another keyset, or were damaged: enter them again");
    }

    private static ConfigError broken(Path file, String how, Exception why) {
        return new ConfigError(
                "vault_keyset_broken",
                "the keyset file " + file + " " + how + " (" + why.getClass().getSimpleName() + ")",
                "restore lockstep.vault.keyset-file from its backup");
    }
}
