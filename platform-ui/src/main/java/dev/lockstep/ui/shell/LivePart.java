package dev.lockstep.ui.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.shared.Registration;
import dev.lockstep.ui.client.ApiFailure;
import dev.lockstep.ui.desk.Desk;
import dev.lockstep.ui.desk.TraderSession;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A part of a page that shows the desk as it is. What comes while it is still being painted is painted once: the newest
 * desk counts, not each on its way. Nothing here waits for the platform while it holds the session.
 */
public abstract class LivePart extends Div {
    private final transient TraderSession session;
    private final AtomicBoolean due = new AtomicBoolean();
    private @Nullable Registration listening;

    protected LivePart(TraderSession session) {
        this.session = session;
    }

    protected TraderSession session() {
        return session;
    }

    /** Called with the session held, at first and whenever the desk has changed. */
    protected abstract void show(Desk desk);

    @Override
    protected void onAttach(AttachEvent attached) {
        UI ui = attached.getUI();
        show(session.desk());
        listening = session.listen(desk -> wake(ui));
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        if (listening != null) {
            listening.remove();
            listening = null;
        }
    }

    /** Asks the platform on a thread of its own, and shows the answer or why there is none. */
    protected <T> void ask(Supplier<T> question, Consumer<T> answered, Consumer<ApiFailure> failed) {
        UI ui = UI.getCurrent();
        Thread.ofVirtual().name("ask").start(() -> {
            try {
                T answer = question.get();
                paint(ui, () -> answered.accept(answer));
            } catch (ApiFailure failure) {
                paint(ui, () -> failed.accept(failure));
            }
        });
    }

    private void wake(UI ui) {
        if (due.compareAndSet(false, true)) {
            Thread.ofVirtual()
                    .name("paint")
                    .start(() -> paint(ui, () -> {
                        due.set(false);
                        show(session.desk());
                    }));
        }
    }

    /** A page that was closed meanwhile needs no paint. */
    private static void paint(UI ui, Runnable work) {
        try {
            var _ = ui.access(work::run);
        } catch (UIDetachedException e) {
            return;
        }
    }
}
