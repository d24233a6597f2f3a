package dev.lockstep.local.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The system's own Chromium; nothing is downloaded. */
final class Chromium implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final String REMEDY = "no Chromium on PATH: apt-get install chromium";

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    }

    /** Where there is none the test is skipped; under CI, where it would never be noticed, it fails. */
    static Chromium open() {
        Optional<Path> found = Stream.of(System.getenv("PATH").split(":"))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isEmpty() && System.getenv("CI") != null) {
            throw new AssertionError(REMEDY);
        }
        Assumptions.assumeTrue(found.isPresent(), REMEDY);
        return new Chromium(found.orElseThrow());
    }

    /** Somebody's browser: own cookies, own storage. */
    BrowserContext person() {
        return browser.newContext(new Browser.NewContextOptions().setViewportSize(1440, 900));
    }

    /** Somebody nobody knows yet, at a screen of this size. */
    BrowserContext stranger(int width, ColorScheme scheme) {
        return browser.newContext(
                new Browser.NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme));
    }

    /** The same person at another screen. */
    BrowserContext person(String state, int width, ColorScheme scheme) {
        return browser.newContext(new Browser.NewContextOptions()
                .setStorageState(state)
                .setViewportSize(width, 900)
                .setColorScheme(scheme));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
