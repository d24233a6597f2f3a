package dev.lockstep.ui.desk;

import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedHttpSession;
import com.vaadin.flow.shared.Registration;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.VaadinSessionScope;
import dev.lockstep.ui.client.AccessTokens;
import dev.lockstep.ui.client.ApiFailure;
import dev.lockstep.ui.client.Change;
import dev.lockstep.ui.client.Link;
import dev.lockstep.ui.client.LiveEvents;
import dev.lockstep.ui.client.LiveMessage;
import dev.lockstep.ui.client.Platform;
import dev.lockstep.ui.client.PlatformClient;
import dev.lockstep.ui.client.Position;
import jakarta.annotation.PreDestroy;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A person at work: their client, one live connection for all their open pages, and the desk it keeps up to date. One
 * connection per browser session and not one per tenant, so that the platform checks each person's rights itself and
 * nobody sees by another's token.
 */
@SpringComponent
@VaadinSessionScope
public class TraderSession {
    private static final List<String> TOPICS =
            List.of("profiles", "orders", "positions", "decisions", "fills", "overview", "marks");

    private static final Duration EVERY = Duration.ofSeconds(3);

    private final Platform platform;
    private final AccessTokens tokens;
    private final PlatformClient client;
    private final Set<Consumer<Desk>> listeners = new CopyOnWriteArraySet<>();
    private volatile Desk desk = Desk.empty();
    private @Nullable LiveEvents live;

    TraderSession(Platform platform, Function<HttpSession, Optional<AccessTokens>> tokensOfSession) {
        var session = (WrappedHttpSession) VaadinSession.getCurrent().getSession();
        this.platform = platform;
        this.tokens = tokensOfSession.apply(session.getHttpSession()).orElse(new NobodysTokens());
        this.client = platform.client(tokens);
    }

    /** Calls block: only from a thread that holds no session. */
    public PlatformClient client() {
        return client;
    }

    public Desk desk() {
        return desk;
    }

    /** The first listener opens the connection; when the last has left it ends, and the next one takes it up again. */
    public synchronized Registration listen(Consumer<Desk> listener) {
        listeners.add(listener);
        if (live == null) {
            live = platform.live(tokens, TOPICS, this::take);
            Thread.startVirtualThread(this::begin);
        }
        return () -> leave(listener);
    }

    public synchronized void watch(String topic) {
        if (live != null) {
            live.subscribe(topic);
        }
    }

    public synchronized void unwatch(String topic) {
        if (live != null) {
            live.unsubscribe(topic);
        }
    }

    @PreDestroy
    synchronized void end() {
        if (live != null) {
            live.close();
            live = null;
        }
    }

    private synchronized void leave(Consumer<Desk> listener) {
        listeners.remove(listener);
        if (listeners.isEmpty()) {
            end();
        }
    }

    /** Operators belong to no tenant, so there is nothing for them to hear. */
    private void begin() {
        learnWho();
        LiveEvents opened;
        synchronized (this) {
            opened = live;
        }
        var who = desk.me();
        if (opened != null && (who == null || who.tenant() != null)) {
            opened.open();
            askWhileNotLive(opened);
        }
    }

    /** For as long as this connection is the one: what it does not bring is asked for. */
    private void askWhileNotLive(LiveEvents connection) {
        var questions = new Questions(client);
        try {
            while (true) {
                Thread.sleep(EVERY);
                synchronized (this) {
                    if (live != connection) {
                        return;
                    }
                }
                if (desk.link().state() == Link.State.DOWN || desk.link().state() == Link.State.ASKING) {
                    questions.ask().forEach(answer -> change(before -> before.unlessLive(answer)));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void learnWho() {
        try {
            var who = client.me();
            change(before -> before.of(who));
        } catch (ApiFailure.SessionOver e) {
            change(before -> before.after(new LiveMessage.LinkIs(
                    new Link(Link.State.SESSION_OVER, before.link().since()))));
        } catch (ApiFailure e) {
            // asked again with the next connection
            change(before -> before.after(new LiveMessage.LinkIs(
                    new Link(Link.State.DOWN, before.link().since()))));
        }
    }

    private void take(LiveMessage message) {
        if (message instanceof LiveMessage.LinkIs is && is.link().state() == Link.State.UP && desk.me() == null) {
            Thread.startVirtualThread(this::learnWho);
        }
        boolean unknown = isNews(message, desk.positions());
        change(before -> before.after(message));
        if (unknown) {
            refreshPositions();
        }
    }

    private static boolean isNews(LiveMessage message, @Nullable Map<String, Position> known) {
        return known != null
                && message instanceof LiveMessage.Event event
                && event.change() instanceof Change.PositionChanged position
                && position.status().equals("OPEN")
                && !known.containsKey(position.positionId());
    }

    /** The event of a new position leaves out its assets and when it was opened; the snapshot has them. */
    private void refreshPositions() {
        Thread.startVirtualThread(() -> {
            synchronized (this) {
                if (live != null) {
                    live.refresh("positions");
                }
            }
        });
    }

    private void change(Function<Desk, Desk> next) {
        Desk now;
        synchronized (listeners) {
            now = next.apply(desk);
            desk = now;
        }
        listeners.forEach(listener -> listener.accept(now));
    }

    /** A session without a login has no token to show. */
    private static final class NobodysTokens implements AccessTokens {
        @Override
        public String bearer(Duration goodFor) {
            throw new ApiFailure.SessionOver("nobody is logged in");
        }
    }
}
