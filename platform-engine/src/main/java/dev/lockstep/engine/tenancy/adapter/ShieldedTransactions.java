package dev.lockstep.engine.tenancy.adapter;

import java.util.function.Supplier;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/** Transactions of one database that a subscriber's cancellation does not reach. */
final class ShieldedTransactions {
    private final TransactionalOperator transactions;
    private final LostTransactions lost;

    ShieldedTransactions(ReactiveTransactionManager transactions, LostTransactions lost) {
        this.transactions = TransactionalOperator.create(transactions);
        this.lost = lost;
    }

    /**
     * Runs {@code first} and then {@code work} in a transaction of {@code whose}. Work inside work of the same shares
     * the transaction, so that it is kept or lost with it; work of another is refused.
     */
    <T> Mono<T> within(String whose, Mono<Void> first, Supplier<Mono<T>> work) {
        return Mono.deferContextual(context -> context.<String>getOrEmpty(this)
                .map(opened -> join(opened, whose, work))
                .orElseGet(() -> shielded(open(whose, first, work), context)));
    }

    private static <T> Mono<T> join(String opened, String whose, Supplier<Mono<T>> work) {
        return opened.equals(whose)
                ? Mono.defer(work)
                : Mono.error(new IllegalStateException("work for " + whose + " inside a transaction for " + opened));
    }

    private <T> Mono<T> open(String whose, Mono<Void> first, Supplier<Mono<T>> work) {
        return transactions
                .transactional(first.then(Mono.defer(work)))
                .doOnError(lost::count)
                .contextWrite(context -> context.put(this, whose));
    }

    /**
     * A cancelled reactive transaction rolls back behind its caller's back and may hand its connection on inside it. So
     * the caller's cancellation ends here, and the transaction runs to its end. Deferred, so that it starts on
     * subscription, once for each, with the caller's context.
     */
    private static <T> Mono<T> shielded(Mono<T> transaction, ContextView context) {
        return Mono.fromFuture(() -> transaction.contextWrite(context).toFuture(), true);
    }
}
