package dev.lockstep.api.profile;

import dev.lockstep.api.web.problem.ProblemCode;
import dev.lockstep.api.web.problem.Refusal;
import dev.lockstep.api.web.problem.RefusedException;
import dev.lockstep.engine.profile.TradingProfile;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which version a change was meant for: the ETag the caller read.
 *
 * @param version the profile's
 */
record IfMatch(long version) {
    private static final Pattern FORM = Pattern.compile("\"(\\d{1,18})\"");

    static IfMatch of(@Nullable String header) {
        if (header == null) {
            throw new RefusedException(
                    ProblemCode.IF_MATCH_REQUIRED, "a change needs the ETag of what it is a change of, as If-Match");
        }
        Matcher form = FORM.matcher(header.strip());
        if (!form.matches()) {
            throw new RefusedException(ProblemCode.PARAMETER_INVALID, "If-Match is not an ETag of ours like \"3\"");
        }
        return new IfMatch(Long.parseLong(form.group(1)));
    }

    TradingProfile require(TradingProfile stored) {
        if (stored.version() != version) {
            throw new RefusedException(Refusal.of(
                            ProblemCode.VERSION_MISMATCH,
                            "the profile is at version " + stored.version() + ", the change was meant for " + version)
                    .withContext(Map.of("version", String.valueOf(stored.version()))));
        }
        return stored;
    }
}
