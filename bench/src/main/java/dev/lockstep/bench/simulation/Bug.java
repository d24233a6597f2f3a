package dev.lockstep.bench.simulation;

import dev.lockstep.engine.event.EventPublisher;
import dev.lockstep.engine.event.OutboxQueue;
import dev.lockstep.engine.execution.Snapshots;
import dev.lockstep.engine.execution.Transitions;
import dev.lockstep.engine.gateway.ExchangeGateway;
import dev.lockstep.engine.gateway.Placement;
import dev.lockstep.engine.order.Orders;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The bug menu: mistakes that were made elsewhere, planted around the production code, never in it. */
enum Bug {
    NONE("what is shipped") {},
    RESEND_WITH_SAME_ID("an unknown placement is sent again under its id") {
        @Override
        ExchangeGateway gateway(ExchangeGateway real, Universe.Stores stores, Transitions transitions) {
            return GatewayBugs.resending(real);
        }
    },
    RETRY_WITH_NEW_ID("an unknown placement is tried again at once under a new id") {
        @Override
        ExchangeGateway gateway(ExchangeGateway real, Universe.Stores stores, Transitions transitions) {
            return GatewayBugs.unknownMeans(real, new Placement.Unsent("as far as we know"));
        }
    },
    TIMEOUT_IS_FAILURE("an unknown placement counts as refused") {
        @Override
        ExchangeGateway gateway(ExchangeGateway real, Universe.Stores stores, Transitions transitions) {
            return GatewayBugs.unknownMeans(real, new Placement.Rejected("timeout", "no answer", false));
        }
    },
    NO_FILL_DEDUPLICATION("a trade told twice is booked twice") {
        @Override
        Transitions stored(Transitions store, Universe.Stores stores) {
            return TransitionBugs.countingTwice(store);
        }
    },
    NOT_FOUND_IS_FINAL("an order the venue does not know yet counts as never placed") {
        @Override
        ExchangeGateway gateway(ExchangeGateway real, Universe.Stores stores, Transitions transitions) {
            return GatewayBugs.absenceIsFinal(real);
        }
    },
    NO_RECEIVE_WINDOW("the venue takes a request however late it comes") {
        @Override
        boolean venueChecksWindow() {
            return false;
        }
    },
    SIGNED_AGAIN_ON_SEND("the signing time is that of the sending, not of the intent") {
        @Override
        ExchangeGateway gateway(ExchangeGateway real, Universe.Stores stores, Transitions transitions) {
            return GatewayBugs.signingAgain(real, stores.venue());
        }
    },
    INTENT_AFTER_CALL("the intent becomes durable after the venue has answered") {
        @Override
        Transitions seen(Transitions remote, Universe.Stores stores) {
            return new TransitionBugs.Deferred(remote);
        }

        @Override
        ExchangeGateway gateway(ExchangeGateway real, Universe.Stores stores, Transitions transitions) {
            return transitions instanceof TransitionBugs.Deferred deferred
                    ? GatewayBugs.storingAfterwards(real, deferred)
                    : real;
        }
    },
    COMMIT_UNKNOWN_IS_FAILURE("a fill whose commit was not answered is booked again under another key") {
        @Override
        Transitions seen(Transitions remote, Universe.Stores stores) {
            return TransitionBugs.lostFillIsFailure(remote, stores.database());
        }
    },
    COMMIT_UNKNOWN_IS_SUCCESS("an entry whose commit was not answered is sent") {
        @Override
        Transitions seen(Transitions remote, Universe.Stores stores) {
            return TransitionBugs.lostBeginIsSuccess(remote);
        }
    },
    CHECK_REMOVED("AVAILABLE may go below zero") {
        @Override
        Set<String> lifted() {
            return Set.of("ledger_accounts_available_check");
        }
    },
    FENCE_AND_CONSTRAINTS_REMOVED("two engines act on one shard and no index stops the second") {
        @Override
        Set<String> lifted() {
            return Set.of(
                    "order_intents_one_live_entry",
                    "order_intents_one_live_protection",
                    "order_intents_one_live_exit",
                    "positions_one_open");
        }

        @Override
        Transitions stored(Transitions store, Universe.Stores stores) {
            return TransitionBugs.withoutFence(store, stores.database());
        }
    },
    HOLD_RELEASED_TWICE("what was held is given back twice") {
        @Override
        Set<String> lifted() {
            return Set.of("ledger_accounts_clearing_check");
        }

        @Override
        Transitions stored(Transitions store, Universe.Stores stores) {
            return TransitionBugs.releasingTwice(store);
        }
    },
    STALE_SNAPSHOT_OVERWRITES("what was read before a newer event is written over it") {
        @Override
        Transitions stored(Transitions store, Universe.Stores stores) {
            return TransitionBugs.overwriting(store, stores.database());
        }
    },
    PARTIAL_FILL_FORGOTTEN("what rests for the first trade counts as covering the later ones") {
        @Override
        Snapshots snapshots(Snapshots real) {
            return new SnapshotBugs(real);
        }
    },
    UNKNOWN_FORGOTTEN("an unknown intent is not asked for") {
        @Override
        Orders orders(Orders real) {
            return new OrderBugs(real);
        }
    },
    TWO_STOPS_LIVE("protection is placed anew while the old one still rests") {
        @Override
        ExchangeGateway gateway(ExchangeGateway real, Universe.Stores stores, Transitions transitions) {
            return GatewayBugs.canceledAnyway(real, stores.venue(), true);
        }
    },
    LOST_CANCEL_IS_DONE("a cancel without an answer counts as done") {
        @Override
        ExchangeGateway gateway(ExchangeGateway real, Universe.Stores stores, Transitions transitions) {
            return GatewayBugs.canceledAnyway(real, stores.venue(), false);
        }
    },
    EXIT_BY_STALE_ENGINE("an engine that lost its shard sends what it began") {
        @Override
        Transitions seen(Transitions remote, Universe.Stores stores) {
            return TransitionBugs.sendingWithoutShard(remote);
        }
    },
    FEES_FORGOTTEN("commission is not booked") {
        @Override
        ExchangeGateway gateway(ExchangeGateway real, Universe.Stores stores, Transitions transitions) {
            return GatewayBugs.withoutFees(real);
        }
    },
    SENT_WHEN_HANDED_OVER("an event counts as on the wire before the broker has answered") {
        @Override
        EventPublisher publisher(EventPublisher real) {
            return OutboxBugs.withoutWaiting(real);
        }
    },
    NUMBERED_AGAIN("an event that is delivered again has another number") {
        @Override
        OutboxQueue outbox(OutboxQueue real) {
            return OutboxBugs.numberingAgain(real);
        }
    };

    private final String mistake;

    Bug(String mistake) {
        this.mistake = mistake;
    }

    String mistake() {
        return mistake;
    }

    /** As it is written on a command line: {@code not-found-is-final}. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Bug> of(String text) {
        return Arrays.stream(values()).filter(bug -> bug.text().equals(text)).findFirst();
    }

    /** Constraints the database does without. */
    Set<String> lifted() {
        return Set.of();
    }

    boolean venueChecksWindow() {
        return true;
    }

    /** The transitions on the database's side of the connection. */
    Transitions stored(Transitions store, Universe.Stores stores) {
        return store;
    }

    /** The transitions on the engine's side of the connection. */
    Transitions seen(Transitions remote, Universe.Stores stores) {
        return remote;
    }

    Orders orders(Orders real) {
        return real;
    }

    Snapshots snapshots(Snapshots real) {
        return real;
    }

    ExchangeGateway gateway(ExchangeGateway real, Universe.Stores stores, Transitions transitions) {
        return real;
    }

    /** The outbox on the database's side of the connection. */
    OutboxQueue outbox(OutboxQueue real) {
        return real;
    }

    /** The broker on the engine's side of the connection. */
    EventPublisher publisher(EventPublisher real) {
        return real;
    }
}
