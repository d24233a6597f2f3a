package dev.lockstep.api.strategy;

import dev.lockstep.api.web.view.PageView;
import dev.lockstep.engine.strategy.StrategyCatalog;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code /api/v1/strategies}. */
@Tag(name = "strategies", description = "The strategies there are")
@RestController
class StrategyController {
    @Operation(summary = "List the strategies", description = "With their parameters, ranges and presets.")
    @GetMapping("/api/v1/strategies")
    Mono<PageView<StrategyKindView>> list() {
        return Mono.just(PageView.whole(StrategyCatalog.kinds(), StrategyKindView::of));
    }
}
