package dev.lockstep.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Anchor;
import dev.lockstep.ui.client.Link;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LinkBannerTest {
    private static final Instant AT = Instant.parse("2026-11-21T06:00:00Z");
    private final LinkBanner banner = new LinkBanner();

    @Test
    void a_login_that_has_ended_is_said_with_the_way_back() {
        banner.show(new Link(Link.State.SESSION_OVER, AT));

        assertThat(banner.isVisible()).isTrue();
        assertThat(banner.getElement().getTextRecursively()).isEqualTo("Your login has ended. Log in again");
        assertThat(banner.getChildren())
                .filteredOn(Anchor.class::isInstance)
                .singleElement()
                .satisfies(link -> assertThat(((Anchor) link).getHref()).isEqualTo(Login.ADDRESS));
    }

    @Test
    void an_interruption_is_said_with_its_time_and_goes_with_its_end() {
        banner.show(new Link(Link.State.DOWN, AT));
        assertThat(banner.getText()).contains("06:00:00 UTC");

        banner.show(new Link(Link.State.ASKING, AT));
        assertThat(banner.getClassNames()).contains("asking");

        banner.show(new Link(Link.State.UP, AT));
        assertThat(banner.isVisible()).isFalse();
        assertThat(banner.getClassNames()).doesNotContain("asking");
    }
}
