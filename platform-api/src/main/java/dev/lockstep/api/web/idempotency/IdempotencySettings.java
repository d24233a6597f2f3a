package dev.lockstep.api.web.idempotency;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long answers of writes are kept ({@code lockstep.api.idempotency.*}).
 *
 * @param keep after this a key may be used anew; 72 hours let a Friday's trouble be mended on Monday
 */
@ConfigurationProperties("lockstep.api.idempotency")
record IdempotencySettings(@DefaultValue("72h") Duration keep) {}
