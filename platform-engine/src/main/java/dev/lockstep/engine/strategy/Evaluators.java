package dev.lockstep.engine.strategy;

/** Where evaluators come from. */
@FunctionalInterface
public interface Evaluators {
    /** A new one that has seen nothing yet. */
    Evaluator start(StrategySpec spec);
}
