package dev.lockstep.engine.logging.adapter;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is logged beyond the vocabulary: {@code lockstep.log.*}.
 *
 * @param debugTrading print every decision point, prefixed {@code [DEBUG_TRADING]}; also the variable DEBUG_TRADING=1
 */
@ConfigurationProperties("lockstep.log")
record LogSettings(@DefaultValue("false") boolean debugTrading) {}
