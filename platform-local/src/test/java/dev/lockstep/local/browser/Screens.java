package dev.lockstep.local.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.lockstep.local.identity.Person;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One page of somebody's browser, in the words of who sits before it. */
final class Screens {
    private static final double PATIENCE = 90_000;

    private final Page page;
    private final String address;

    Screens(BrowserContext person, String address) {
        this.page = person.newPage();
        this.address = address;
        page.setDefaultTimeout(PATIENCE);
    }

    Screens logIn(Person person) {
        page.navigate(address);
        page.fill("input[name=username]", person.name());
        page.fill("input[name=password]", person.password());
        page.click("button[type=submit]");
        page.waitForURL(url -> url.startsWith(address));
        seen(".chip-trading");
        return this;
    }

    /** Ends on the login page, which says what was wrong. */
    Screens failToLogIn() {
        page.navigate(address);
        page.fill("input[name=username]", "nobody");
        page.fill("input[name=password]", "nothing");
        page.click("button[type=submit]");
        seen("[role=alert]");
        return this;
    }

    /** Whether nothing has to be pushed sideways to be seen. */
    boolean fits() {
        return (boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth");
    }

    Screens open(String screen) {
        page.navigate(address + "/" + screen);
        seen(".page h1");
        return this;
    }

    /** Until the page shows it. */
    Locator seen(String selector) {
        Locator found = page.locator(selector).first();
        found.waitFor();
        return found;
    }

    void gone(String selector) {
        page.locator(selector).first().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    }

    String text() {
        return page.innerText("body");
    }

    String url() {
        return page.url();
    }

    Object script(String expression) {
        return page.evaluate(expression);
    }

    void until(String condition) {
        page.waitForFunction(condition);
    }

    /** What the expression is as soon as it is something. */
    Object value(String expression) {
        return page.waitForFunction(expression).jsonValue();
    }

    void click(String name) {
        page.getByLabel(name, new Page.GetByLabelOptions().setExact(true)).click();
    }

    /** What axe finds serious or critical, in words; empty where nothing is. */
    List<?> barriers() {
        page.evaluate(axe());
        return (List<?>) page.evaluate("""
                axe.run(document, { resultTypes: ['violations'] }).then((found) => found.violations
                  .filter((v) => v.impact === 'serious' || v.impact === 'critical')
                  .map((v) => v.id + ': ' + v.nodes.map((n) => n.target.join(' ') + ' ' + n.any.map((c) => c.message).join()).join(' | ')))""");
    }

    private static String axe() {
        try (var source = Screens.class.getResourceAsStream("/axe.min.js")) {
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
