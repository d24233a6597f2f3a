package dev.lockstep.local.home;

import dev.lockstep.local.LauncherError;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/** The passwords and keys of one data directory: made at random on first use, then kept. */
public final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;
    private final Properties values;

    private Secrets(Path file, Properties values) {
        this.file = file;
        this.values = values;
    }

    public static Secrets open(Path file) {
        var values = new Properties();
        try {
            if (Files.exists(file)) {
                values.load(new StringReader(Files.readString(file)));
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new LauncherError(
                    "SECRETS_UNREADABLE",
                    "cannot read " + file + ": " + e.getMessage(),
                    "Restore the file, or start with an empty data directory: --data OTHER",
                    e);
        }
        return new Secrets(file, values);
    }

    /** True when the secret was made before. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** The secret of this name, of {@code bytes} random bytes in hex; durable before it is returned. */
    public synchronized String get(String name, int bytes) {
        var known = values.getProperty(name);
        if (known != null) {
            return known;
        }
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        var made = HexFormat.of().formatHex(random);
        values.setProperty(name, made);
        save();
        return made;
    }

    /** A password: 16 random bytes. */
    public String password(String name) {
        return get(name, 16);
    }

    private void save() {
        try {
            var text = new StringWriter();
            values.store(text, "generated; readable by the owner only");
            PrivateFiles.write(file, text.toString());
        } catch (IOException e) {
            throw new LauncherError(
                    "SECRETS_UNWRITABLE", "cannot write " + file + ": " + e, "Is the disk full or read-only?", e);
        }
    }
}
