package dev.lockstep.api.candle;

import dev.lockstep.api.web.problem.ProblemCode;
import dev.lockstep.api.web.problem.RefusedException;
import dev.lockstep.api.web.security.Caller;
import dev.lockstep.api.web.security.CurrentCaller;
import dev.lockstep.engine.gateway.ExchangeAccounts;
import dev.lockstep.engine.market.Timeframe;
import dev.lockstep.engine.problem.InvalidRequest;
import dev.lockstep.engine.problem.NotFound;
import dev.lockstep.engine.tenancy.TenantId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code /api/v1/instruments/{symbol}/candles}. */
@Tag(name = "candles", description = "Market data as the engines see it")
@RestController
class CandleController {
    private static final int DEFAULT_LIMIT = 200;

    private final CandleBook book;
    private final ExchangeAccounts accounts;
    private final WatchedSeries watched;

    CandleController(CandleBook book, ExchangeAccounts accounts, WatchedSeries watched) {
        this.book = book;
        this.accounts = accounts;
        this.watched = watched;
    }

    @Operation(
            summary = "Read the latest candles",
            description = "Closed ones only, oldest first, without holes; with the age of the data.")
    @GetMapping("/api/v1/instruments/{symbol}/candles")
    Mono<CandlesView> candles(
            @CurrentCaller Caller caller,
            @Parameter(description = "The venue's spelling: `BTCUSDT`.") @PathVariable String symbol,
            @Parameter(description = "1m, 3m, 5m, 15m, 30m, 1h, 2h, 4h, 8h, 12h or 1d.") @RequestParam String timeframe,
            @Parameter(description = "How many at most, 1 to 500; 200 where it is left out.")
                    @RequestParam(required = false)
                    @Nullable
                    Integer limit,
            @Parameter(description = "Where; may be left out where your accounts are all at one venue.")
                    @RequestParam(required = false)
                    @Nullable
                    String venue) {
        Timeframe length = Timeframe.of(timeframe);
        int count = checked(limit == null ? DEFAULT_LIMIT : limit);
        return accounts.all(caller.tenant())
                .map(all -> chosen(
                        all.stream()
                                .map(account -> account.venue().name())
                                .distinct()
                                .toList(),
                        venue))
                .flatMap(where -> candles(caller.tenant(), new SeriesKey(where, symbol, length), count));
    }

    private Mono<CandlesView> candles(TenantId tenant, SeriesKey key, int count) {
        return book.last(key, count)
                .zipWith(watched.by(tenant, key))
                .map(read -> read.getT2() ? read.getT1() : read.getT1().unfed());
    }

    /** Only venues the tenant has an account at: what it may ask about is its own business, not the installation's. */
    private static String chosen(List<String> venues, @Nullable String asked) {
        if (venues.isEmpty() || (asked != null && !venues.contains(asked))) {
            throw new NotFound(
                    "venue_not_found",
                    "none of your exchange accounts is at " + (asked == null ? "any venue" : "that venue"),
                    "name a venue of GET /api/v1/exchange-accounts");
        }
        if (asked != null) {
            return asked;
        }
        if (venues.size() > 1) {
            throw new RefusedException(
                    ProblemCode.PARAMETER_MISSING, "venue is missing, and your accounts are at more than one");
        }
        return venues.getFirst();
    }

    private static int checked(int limit) {
        if (limit < 1 || limit > CandleSeries.CAPACITY) {
            throw new InvalidRequest(
                    "candle_limit", "limit is " + limit, "ask for 1 to " + CandleSeries.CAPACITY + " candles");
        }
        return limit;
    }
}
