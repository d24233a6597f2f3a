package dev.lockstep.engine.order;

/**
 * A stored intent with how far it has come.
 *
 * @param intent as it was committed before the call
 * @param state how far it is
 * @param absences how often the venue said "no such order" after the request had expired
 * @param version counts stored changes
 */
public record IntentRecord(OrderIntent intent, IntentState state, int absences, long version) {}
