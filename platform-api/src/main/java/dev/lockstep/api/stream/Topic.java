package dev.lockstep.api.stream;

import dev.lockstep.api.candle.SeriesKey;
import dev.lockstep.engine.event.PlatformEvent;
import dev.lockstep.engine.market.Timeframe;
import dev.lockstep.engine.market.Venue;
import dev.lockstep.engine.problem.InvalidRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What one can subscribe to. */
public sealed interface Topic {
    /** Its name on the wire. */
    String text();

    /** The topic of this name; an {@code InvalidRequest} {@code stream_topic} where there is none. */
    static Topic of(String text) {
        return named(OfEvents.values(), text)
                .or(() -> named(OfState.values(), text))
                .or(() -> text.startsWith(OfCandles.PREFIX) ? OfCandles.read(text) : Optional.empty())
                .orElseThrow(() -> new InvalidRequest(
                        "stream_topic",
                        "there is no topic " + (text.length() > 80 ? text.substring(0, 80) + "…" : text),
                        "use a topic of docs/reference/asyncapi.yaml"));
    }

    private static Optional<Topic> named(Topic[] topics, String text) {
        return Arrays.stream(topics).filter(topic -> topic.text().equals(text)).findFirst();
    }

    /** Every change, in order, none left out. */
    enum OfEvents implements Topic {
        PROFILES,
        DECISIONS,
        ORDERS,
        FILLS,
        POSITIONS,
        BALANCES;

        /** Where an event is told. No default: a new kind does not compile until it has its topic. */
        static OfEvents of(PlatformEvent event) {
            return switch (event) {
                case PlatformEvent.ProfileChanged profile -> PROFILES;
                case PlatformEvent.DecisionMade decision -> DECISIONS;
                case PlatformEvent.OrderChanged order -> ORDERS;
                case PlatformEvent.FillRecorded fill -> FILLS;
                case PlatformEvent.PositionChanged position -> POSITIONS;
                case PlatformEvent.ExitRefused exit -> POSITIONS;
                case PlatformEvent.BalanceChanged balance -> BALANCES;
            };
        }

        @Override
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The latest value only. */
    enum OfState implements Topic {
        OVERVIEW,
        MARKS;

        @Override
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The latest candle of a series. */
    record OfCandles(SeriesKey series) implements Topic {
        private static final String PREFIX = "candles:";
        private static final int PARTS = 4;
        private static final int LONGEST_SYMBOL = 40;

        @Override
        public String text() {
            return PREFIX + series.venue() + ":" + series.symbol() + ":" + series.timeframe();
        }

        private static Optional<Topic> read(String text) {
            String[] parts = text.split(":", -1);
            if (parts.length != PARTS || parts[2].isBlank() || parts[2].length() > LONGEST_SYMBOL) {
                return Optional.empty();
            }
            try {
                String venue = new Venue(parts[1]).name();
                return Optional.of(new OfCandles(new SeriesKey(venue, parts[2], Timeframe.of(parts[3]))));
            } catch (IllegalArgumentException | InvalidRequest e) {
                return Optional.empty();
            }
        }
    }
}
