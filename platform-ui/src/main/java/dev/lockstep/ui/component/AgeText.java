package dev.lockstep.ui.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How long ago something was; counts on in the browser, also when nothing reaches the page any more. */
@Tag("lockstep-age")
@JsModule("./age-text.ts")
public final class AgeText extends Component {
    private @Nullable Instant shown;
    private boolean ever;

    /**
     * Counts from there.
     *
     * @param staleAfter from then on it says so
     */
    public void since(@Nullable Instant at, Duration staleAfter) {
        if (ever && Objects.equals(at, shown)) {
            return;
        }
        ever = true;
        shown = at;
        getElement()
                .callJsFunction(
                        "setAge",
                        at == null ? null : Duration.between(at, Instant.now()).toMillis(),
                        staleAfter.toMillis());
    }

    /** What it counts from; null where nothing happened yet. */
    public @Nullable Instant counted() {
        return shown;
    }
}
