package dev.lockstep.local.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What traders of two tenants see and do, in Chromium, on the platform as it is shipped. */
@Tag("browser")
class BrowserTest {
    private static final String POSITIONS = "section[aria-label='Open positions'] tbody tr";
    private static final String STALE = ".status-strip lockstep-age.stale";
    private static final String LOST = ".banner:not(.asking)";

    private static Chromium chromium;
    private static RunningPlatform platform;
    private static BrowserContext alicesBrowser;
    private static Screens alice;
    private static Screens gina;

    @BeforeAll
    static void two_traders_log_in(@TempDir Path directory) {
        chromium = Chromium.open();
        platform = RunningPlatform.start(directory);
        alicesBrowser = chromium.person();
        alice = new Screens(alicesBrowser, platform.screens()).logIn(platform.person("alice"));
        gina = new Screens(chromium.person(), platform.screens()).logIn(platform.person("gina"));
    }

    @AfterAll
    static void all_ends() {
        if (platform != null) {
            platform.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void each_sees_their_own_and_nothing_of_the_other() {
        for (String screen : List.of("", "profiles", "decisions")) {
            alice.open(screen).seen("text=Acme Capital");
            gina.open(screen).seen("text=Globex Trading");

            assertThat(alice.text()).doesNotContainIgnoringCase("globex").doesNotContain("gina", "rsi_reversion");
            assertThat(gina.text()).doesNotContainIgnoringCase("acme").doesNotContain("alice", "ema_cross");
        }
        alice.open("profiles").seen("text=BTC ema_cross");
        gina.open("profiles").seen("text=BTC rsi_reversion");
    }

    @Test
    void it_is_said_that_the_money_is_not_real() {
        alice.open("");

        assertThat(alice.seen(".mode.paper").innerText()).contains("PAPER");
    }

    @Test
    void a_position_appears_without_a_reload() {
        alice.open("");
        alice.until("document.querySelector('.chip-trading .chip-value').textContent === 'ACTIVE'");
        alice.script("window.before = new Set([...document.querySelectorAll(\"" + POSITIONS
                + "\")].map((row) => row.dataset.key))");

        Object opened = alice.value("""
                (() => {
                  const row = window.before && [...document.querySelectorAll("%s")].find((each) =>
                    !window.before.has(each.dataset.key) && /● protected/.test(each.textContent));
                  const cell = (name) => row.querySelector(`td[data-label=${name}] .cell > span`).textContent;
                  return row && [cell('Symbol'), cell('Quantity'), cell('Stop'), cell('Target')];
                })()""".formatted(POSITIONS));

        assertThat((List<?>) opened)
                .extracting(Object::toString)
                .satisfiesExactly(
                        symbol -> assertThat(symbol).isEqualTo("BTCUSDT"),
                        quantity -> assertThat(quantity).matches("0\\.[0-9]+"),
                        stop -> assertThat(stop).matches("[0-9]{2},[0-9]{3}\\.[0-9]{2}"),
                        target -> assertThat(target).matches("[0-9]{2},[0-9]{3}\\.[0-9]{2}"));
    }

    @Test
    void data_that_stops_coming_is_shown_with_its_age_and_called_stale() {
        alice.open("");
        alice.until("document.querySelector('.chip-trading .chip-value').textContent === 'ACTIVE'");
        alice.gone(STALE);

        platform.suspendEngine();
        try {
            assertThat(alice.seen(STALE).innerText()).matches("([3-9][0-9] s|[0-9]+ min [0-9]+ s), stale");
            assertThat(alice.seen("text=binance (simulated) STALE").isVisible()).isTrue();
            assertThat(alice.seen(".tile-value").innerText()).matches("[1-9][0-9,]*\\.[0-9]{2}");
        } finally {
            platform.resumeEngine();
        }
        alice.gone(STALE);
    }

    @Test
    void a_paused_profile_is_paused_at_the_engine_and_runs_again() {
        gina.open("profiles");

        gina.click("Pause BTC rsi_reversion");
        gina.seen("td[data-label=Wanted] >> text=paused");
        gina.seen("td[data-label=Engine] >> text=paused");

        gina.click("Start BTC rsi_reversion");
        gina.seen("td[data-label=Engine] >> text=running");
    }

    @Test
    void stopping_asks_first_and_says_what_follows() {
        gina.open("profiles");

        gina.click("Stop BTC rsi_reversion");
        gina.seen("vaadin-confirm-dialog >> text=No new entries");
        gina.seen("vaadin-confirm-dialog [slot=cancel-button]").click();

        assertThat(gina.seen("td[data-label=Wanted]").innerText()).contains("running");
    }

    @Test
    void an_open_page_outlives_a_kill_of_the_api() {
        alice.open("");
        alice.gone(LOST);
        alice.script("window.loaded = true");

        platform.killApi();
        assertThat(alice.seen(LOST).innerText()).contains("UTC");

        alice.gone(LOST);
        alice.until("document.querySelector('.chip-trading .chip-value').textContent === 'ACTIVE'");
        assertThat(alice.script("window.loaded")).isEqualTo(true);
    }

    @Test
    void whoever_logs_out_is_logged_out_at_the_identity_provider_too() {
        var person = new Screens(chromium.person(), platform.screens()).logIn(platform.person("gina"));

        person.click("Log out");
        person.seen("input[name=password]");

        assertThat(person.url()).doesNotStartWith(platform.screens());
    }

    @Test
    void nothing_serious_stands_in_anybodys_way() {
        String state = alicesBrowser.storageState();
        List<String> barriers = new ArrayList<>();
        for (int width : new int[] {1440, 390}) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                try (BrowserContext screen = chromium.stranger(width, scheme)) {
                    var login = new Screens(screen, platform.screens()).failToLogIn();
                    login.barriers().forEach(found -> barriers.add("login " + width + " " + scheme + ": " + found));
                    assertThat(login.fits()).as("login page at " + width).isTrue();
                }
                try (BrowserContext screen = chromium.person(state, width, scheme)) {
                    var page = new Screens(screen, platform.screens());
                    for (String view : List.of("", "profiles", "decisions")) {
                        page.open(view).seen(".mode.paper");
                        page.barriers()
                                .forEach(found -> barriers.add(view + " " + width + " " + scheme + ": " + found));
                    }
                }
            }
        }
        assertThat(barriers).isEmpty();
    }
}
