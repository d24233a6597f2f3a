package dev.lockstep.engine.strategy.adapter;

import dev.lockstep.engine.strategy.Evaluator;
import dev.lockstep.engine.strategy.Evaluators;
import dev.lockstep.engine.strategy.StrategyCatalog;
import dev.lockstep.engine.strategy.StrategySpec;
import org.springframework.stereotype.Component;

/** The catalog's strategies computed with ta4j. */
@Component
public final class Ta4jEvaluators implements Evaluators {
    @Override
    public Evaluator start(StrategySpec spec) {
        return switch (spec.kind()) {
            case StrategyCatalog.EMA_CROSS -> new EmaCross(spec);
            case StrategyCatalog.RSI_REVERSION -> new RsiReversion(spec);
            default -> throw new IllegalStateException("no evaluator for " + spec);
        };
    }
}
