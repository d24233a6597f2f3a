package dev.lockstep.engine.gateway.adapter;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the vault's keyset is ({@code lockstep.vault.*}).
 *
 * @param keysetFile JSON keyset of Tink, readable by this process alone
 */
@ConfigurationProperties("lockstep.vault")
record VaultSettings(@DefaultValue("vault-keyset.json") Path keysetFile) {}
