package dev.lockstep.local.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.lockstep.local.LauncherError;
import dev.lockstep.local.home.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;

/** The keys tokens are signed with, kept in a file. */
final class SigningKeys {

    private SigningKeys() {}

    static JWKSet open(Path file) {
        try {
            if (Files.exists(file)) {
                return JWKSet.parse(Files.readString(file));
            }
            var made = new JWKSet(new RSAKeyGenerator(2048)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate());
            PrivateFiles.write(file, made.toString(false));
            return made;
        } catch (IOException | ParseException | JOSEException e) {
            throw new LauncherError(
                    "IDENTITY_KEYS",
                    "cannot use the signing keys in " + file + ": " + e.getMessage(),
                    "Restore the file, or delete it: new keys are made, and tokens given out before are refused.",
                    e);
        }
    }
}
