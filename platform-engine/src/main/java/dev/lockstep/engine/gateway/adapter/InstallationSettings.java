package dev.lockstep.engine.gateway.adapter;

import dev.lockstep.engine.order.InstallationTag;
import dev.lockstep.engine.problem.ConfigError;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who we are at the venues: {@code lockstep.installation.…}.
 *
 * @param tag 8 lower-case hex characters, drawn once per installation and never changed: orders that begin otherwise
 *     are not ours. Has no default, because two installations with one tag would take each other's orders for theirs.
 */
@ConfigurationProperties("lockstep.installation")
record InstallationSettings(@DefaultValue("") String tag) {
    InstallationTag asTag() {
        if (!tag.matches("[0-9a-f]{8}")) {
            throw new ConfigError(
                    "installation_tag",
                    "lockstep.installation.tag is \"" + tag + "\" and not 8 lower-case hex characters",
                    "draw one with: head -c4 /dev/urandom | od -An -tx1 | tr -d ' \\n'",
                    Map.of("setting", "lockstep.installation.tag"));
        }
        return new InstallationTag(tag);
    }
}
