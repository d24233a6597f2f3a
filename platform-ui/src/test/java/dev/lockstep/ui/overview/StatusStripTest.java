package dev.lockstep.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import dev.lockstep.ui.client.Link;
import dev.lockstep.ui.client.Overview;
import dev.lockstep.ui.component.AgeText;
import dev.lockstep.ui.component.Chip;
import dev.lockstep.ui.desk.DeskOf;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Data that stops coming: its age goes on from the last of it, and what it says is called stale. */
class StatusStripTest {
    private static final Instant LAST = Instant.parse("2026-11-21T06:00:00Z");
    private final StatusStrip strip = new StatusStrip();

    @Test
    void what_the_venue_no_longer_sends_is_called_stale() {
        strip.show(DeskOf.overview(overview("STALE", LAST)));

        assertThat(text(chip("Venue"))).contains("STALE");
        assertThat(chip("Venue").getClassNames()).contains("tone-bad");
        assertThat(chip("Data age").getClassNames()).contains("tone-bad");
    }

    @Test
    void its_age_is_counted_from_the_last_candle_however_often_we_are_told_so() {
        strip.show(DeskOf.overview(overview("LIVE", LAST)));
        strip.show(DeskOf.overview(overview("STALE", LAST)));

        assertThat(age().counted()).isEqualTo(LAST);
    }

    @Test
    void before_the_first_candle_there_is_no_age_and_no_zero() {
        strip.show(DeskOf.overview(overview("SILENT", null)));

        assertThat(age().counted()).isNull();
        assertThat(text(chip("Market time"))).endsWith("–");
    }

    @Test
    void what_was_last_heard_is_not_shown_as_if_it_were_so_now() {
        strip.show(DeskOf.overview(overview("LIVE", LAST), Link.State.DOWN));

        assertThat(text(chip("Trading"))).endsWith("ACTIVE when last heard");
        assertThat(chip("Trading").getClassNames()).contains("tone-warn").doesNotContain("tone-good");
        assertThat(age().counted()).isEqualTo(LAST);
    }

    private Chip chip(String name) {
        return strip.getChildren()
                .filter(each -> text(each).contains(name))
                .map(Chip.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private AgeText age() {
        return all(strip)
                .filter(AgeText.class::isInstance)
                .map(AgeText.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Component> all(Component root) {
        return Stream.concat(Stream.of(root), root.getChildren().flatMap(StatusStripTest::all));
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }

    private static Overview overview(String state, @Nullable Instant lastCandle) {
        return new Overview(
                LAST.plusSeconds(45),
                new Overview.Trading("ACTIVE", "", 1, "PAPER"),
                List.of(),
                List.of(new Overview.VenueData("binance", true, state, lastCandle, lastCandle)),
                List.of(),
                List.of());
    }
}
