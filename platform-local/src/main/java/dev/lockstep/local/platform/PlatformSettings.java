package dev.lockstep.local.platform;

import dev.lockstep.local.home.DataDirectory;
import dev.lockstep.local.home.Ports;
import java.nio.file.Path;

/**
 * What is started, where.
 *
 * @param home the project's directory, where the build put the boot jars
 * @param removeAtEnd deletes the data directory after a clean end
 */
public record PlatformSettings(Path home, DataDirectory data, boolean removeAtEnd, Ports ports, MarketChoice market) {}
