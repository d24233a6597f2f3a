package dev.lockstep.engine.effect;

/** What became of an effect that was asked for. */
public sealed interface EffectOutcome {

    /** Happened inside the database, now or earlier, and this is what it gave. */
    record Done(String result, boolean repeated) implements EffectOutcome {}

    /** Outside, asked for the first time: its record is durable, do it now, and say how it ended. */
    record Begun() implements EffectOutcome {}

    /** Outside, begun earlier, and how it ended is not known: find out, don't repeat. */
    record Unknown() implements EffectOutcome {}

    /** The key is there with another payload or another end: nothing was done, and somebody is to look. */
    record Conflict(String what) implements EffectOutcome {}

    /** How an effect outside ended; the first end stays. */
    sealed interface Ended extends EffectOutcome {
        /** What the other side, or the database, gave. */
        String result();
    }

    /** The other side took it. */
    record Accepted(String result) implements Ended {}

    /** The other side refused it for good. */
    record Rejected(String result) implements Ended {}
}
