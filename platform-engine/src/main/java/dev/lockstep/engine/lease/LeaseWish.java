package dev.lockstep.engine.lease;

import reactor.core.publisher.Mono;

/** Whether a lease is wanted just now; what a {@link LeaseKeeper} asks before each beat. */
public interface LeaseWish {
    /** A lease that is wanted for as long as someone listens. */
    LeaseWish ALWAYS = new LeaseWish() {
        @Override
        public boolean isWanted() {
            return true;
        }

        @Override
        public void answered(boolean held) {}

        @Override
        public Mono<Void> leave() {
            return Mono.empty();
        }
    };

    boolean isWanted();

    /** What the store said to a beat that was wanted; false too where it did not answer. */
    void answered(boolean held);

    /** Brings to an end what is done under a lease that is not wanted any more; it is given back afterwards. */
    Mono<Void> leave();
}
